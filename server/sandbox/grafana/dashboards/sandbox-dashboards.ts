import nodeExporter from "./node-exporter.json";
import shopCheckout from "./shop-checkout.json";
import shopDatabase from "./shop-database.json";
import shopOverview from "./shop-overview.json";
import testdataLab from "./testdata-lab.json";

export interface ClassicDashboard {
  uid: string;
  title: string;
  tags: string[];
  schemaVersion: number;
  version: number;
  panels: unknown[];
  [field: string]: unknown;
}

export interface SandboxDashboard {
  id: number;
  slug: string;
  folder: { id: number; uid: string; title: string } | null;
  dashboard: ClassicDashboard;
}

const SHOP = { id: 1, uid: "shop", title: "Shop" };
const LAB = { id: 2, uid: "lab", title: "Lab" };

/** The dashboards of the sandbox. The node exporter's one makes sense only with a real Prometheus. */
export function sandboxDashboards(options: { realPrometheus: boolean }): SandboxDashboard[] {
  return [
    { id: 11, slug: "shop-overview", folder: SHOP, dashboard: shopOverview },
    { id: 12, slug: "shop-checkout", folder: SHOP, dashboard: shopCheckout },
    { id: 13, slug: "shop-database", folder: SHOP, dashboard: shopDatabase },
    { id: 14, slug: "testdata-lab", folder: LAB, dashboard: testdataLab },
    ...(options.realPrometheus ? [{ id: 15, slug: "node-exporter", folder: LAB, dashboard: nodeExporter }] : []),
  ];
}
