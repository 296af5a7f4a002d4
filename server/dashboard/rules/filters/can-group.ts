import type { DataSourceRef } from "../../contract";
import { dataSourceKind } from "../data-source-kind";

/** Whether queries of a data source can be grouped by further labels. One whose type is not stored may be any. */
export function canGroup(ref: DataSourceRef): boolean {
  const type = typeof ref === "string" ? null : ref?.type;
  return !type || dataSourceKind(type) === "prometheus";
}
