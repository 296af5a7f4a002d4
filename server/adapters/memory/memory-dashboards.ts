import { storedDashboard, type DataSourceItem } from "@/server/dashboard/contract";
import { AppError } from "@/server/platform/errors";
import type { Dashboards } from "@/server/ports/dashboards";

export interface MemoryDashboardsData {
  /** Classic dashboards as they would be stored. */
  dashboards?: Record<string, unknown>[];
  dataSources?: DataSourceItem[];
}

/** Dashboards that live in memory. */
export function memoryDashboards({ dashboards = [], dataSources = [] }: MemoryDashboardsData = {}): Dashboards {
  const stored = dashboards.map((dashboard) => storedDashboard.parse(dashboard));
  return {
    async health(signal) {
      signal?.throwIfAborted();
      return { version: "13.2.2" };
    },
    async describe(signal) {
      signal?.throwIfAborted();
      return { version: "13.2.2", publicUrl: "https://grafana.example", dataSources };
    },
    async search({ text, limit }, signal) {
      signal?.throwIfAborted();
      return stored
        .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
        .slice(0, limit)
        .map(({ uid, title }) => ({ uid, title, folderTitle: "", tags: [] }));
    },
    async dashboard(uid, signal) {
      signal?.throwIfAborted();
      const found = stored.find((dashboard) => dashboard.uid === uid);
      if (!found) throw new AppError("NOT_FOUND", "Grafana has no such dashboard", { dashboardUid: uid });
      return structuredClone(found);
    },
  };
}
