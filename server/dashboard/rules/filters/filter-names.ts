import type { DataSourceRef, StoredDashboard } from "../../contract";
import { dataSourceType } from "../data-source-kind";
import { DASHBOARD, refName } from "../resolve-data-source";

const typeOf = (ref: DataSourceRef): string | null =>
  typeof ref === "object" && ref?.type ? dataSourceType(ref.type) : null;

/** Two references that surely mean different data sources; where a variable or a default stands, nobody can say. */
function differ(one: DataSourceRef, other: DataSourceRef): boolean {
  const types = [typeOf(one), typeOf(other)];
  if (types[0] && types[1] && types[0] !== types[1]) return true;
  const [a, b] = [refName(one), refName(other)];
  return a !== null && b !== null && a !== b && !/\$|\[\[|^default$/.test(a + b);
}

/** The ad-hoc filters and group-by variables that may change the queries of a data source: they name it, or may. */
export function filterNames(dashboard: StoredDashboard, ref: DataSourceRef): string[] {
  return dashboard.templating.list
    .filter(({ type }) => type === "adhoc" || type === "groupby")
    .filter(({ datasource }) => refName(ref) === DASHBOARD || !differ(datasource, ref))
    .map(({ name }) => name);
}
