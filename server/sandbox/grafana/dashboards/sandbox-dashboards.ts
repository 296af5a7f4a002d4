import nodeExporter from "./node-exporter.json";
import shopCheckout from "./shop-checkout.json";
import shopDatabase from "./shop-database.json";
import shopOverview from "./shop-overview.json";
import testdataLab from "./testdata-lab.json";
import { type DashboardStore, importDocument } from "./dashboard-store";

/** Stores the dashboards of the sandbox itself. The node exporter's one makes sense only with a real Prometheus. */
export function addSandboxDashboards(store: DashboardStore, options: { realPrometheus: boolean }): void {
  store.addFolder({ uid: "shop", title: "Shop" });
  store.addFolder({ uid: "lab", title: "Lab" });
  for (const document of [shopOverview, shopCheckout, shopDatabase]) {
    importDocument(store, { document, folderUid: "shop" });
  }
  for (const document of options.realPrometheus ? [testdataLab, nodeExporter] : [testdataLab]) {
    importDocument(store, { document, folderUid: "lab" });
  }
}
