import type { DataSourceItem, RawDashboard } from "@/server/dashboard/contract";
import { AppError } from "@/server/platform/errors";
import type { Dashboards, FolderItem } from "@/server/ports/dashboards";

export interface MemoryDashboardsData {
  /** Dashboards as they would be stored: classic, or of schema v2 where they have `elements`. */
  dashboards?: Record<string, unknown>[];
  dataSources?: DataSourceItem[];
  /** Models of library panels by uid. */
  libraryPanels?: Record<string, unknown>;
  /** Folders by the uid of the one that holds them. */
  folders?: Record<string, FolderItem[]>;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const tagsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Dashboards that live in memory; all of them stand at the top level. */
export function memoryDashboards(data: MemoryDashboardsData = {}): Dashboards {
  const { dashboards = [], dataSources = [], libraryPanels = {}, folders = {} } = data;
  const stored = dashboards.map((spec): RawDashboard => {
    const model = "elements" in spec ? "v2" : "classic";
    const apiVersion = model === "v2" ? "v2beta1" : "";
    return { uid: textOf(spec.uid), model, apiVersion, spec, libraryPanels, folderTitle: "" };
  });
  return {
    async health(signal) {
      signal?.throwIfAborted();
      return { version: "13.2.2" };
    },
    async describe(signal) {
      signal?.throwIfAborted();
      return { version: "13.2.2", publicUrl: "https://grafana.example", orgId: 1, dataSources };
    },
    async search({ text, limit, page = 1, tags = [], folderUid = "" }, signal) {
      signal?.throwIfAborted();
      return dashboards
        .map(({ uid, title, tags: own }) => ({ uid: textOf(uid), title: textOf(title), tags: tagsOf(own) }))
        .filter(({ title }) => folderUid === "" && title.toLowerCase().includes(text.toLowerCase()))
        .filter((hit) => tags.every((tag) => hit.tags.includes(tag)))
        .slice((page - 1) * limit, page * limit)
        .map((hit) => ({ ...hit, folderUid: "", folderTitle: "" }));
    },
    async folders(parentUid, signal) {
      signal?.throwIfAborted();
      return folders[parentUid] ?? [];
    },
    async dashboard(uid, signal) {
      signal?.throwIfAborted();
      const found = stored.find((dashboard) => dashboard.uid === uid);
      if (!found) throw new AppError("NOT_FOUND", "Grafana has no such dashboard", { dashboardUid: uid });
      return structuredClone(found);
    },
  };
}
