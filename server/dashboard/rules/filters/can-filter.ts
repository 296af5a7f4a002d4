import type { DataSourceRef } from "../../contract";
import { dataSourceKind } from "../data-source-kind";

const FILTERED = new Set(["prometheus", "loki", "tempo"]);

/** Whether ad-hoc filters can be put into the queries of a data source. One whose type is not stored may be any. */
export function canFilter(ref: DataSourceRef): boolean {
  const type = typeof ref === "string" ? null : ref?.type;
  return !type || FILTERED.has(dataSourceKind(type));
}
