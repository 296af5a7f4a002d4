import type { DataSourceItem } from "@/server/dashboard/contract";
import type { FrontendSettings } from "./frontend-settings";

const INTERVAL = /^\d{1,9}(ms|s|m|h|d|w|y)$/;

/** The data sources that people made; Grafana's own, `-- Mixed --` and the like, are not among them. */
export function dataSourceItems({ datasources, defaultDatasource }: FrontendSettings): DataSourceItem[] {
  return Object.entries(datasources)
    .map(([key, { uid, type, name, meta, jsonData }]) => ({
      uid,
      type,
      name: name || key,
      isDefault: key === defaultDatasource,
      ...(meta.backend === undefined ? {} : { backend: meta.backend }),
      ...(INTERVAL.test(jsonData.timeInterval ?? "") ? { interval: jsonData.timeInterval } : {}),
    }))
    .filter(({ uid, name }) => uid !== "" && !name.startsWith("-- "));
}
