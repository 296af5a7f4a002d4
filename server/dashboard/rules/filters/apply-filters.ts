import type { DataSourceItem } from "../../contract";
import { dataSourceKind, type DataSourceKind } from "../data-source-kind";
import { Refusal } from "../refusal";
import { resolveDataSource } from "../resolve-data-source";
import type { ScopedVariable, VariableScope } from "../variable-scope";
import { readFilter, type AdHocFilter } from "./ad-hoc-filter";
import { filterLogql } from "./logql-filters";
import { filterPromql, groupPromql } from "./promql-filters";
import { filterTraceql } from "./traceql-filters";

/** Sources that know no filters in Grafana either. Their control says so. */
const WITHOUT_FILTERS = new Set<DataSourceKind>([
  "testdata",
  "postgres",
  "mysql",
  "mssql",
  "alertmanager",
  "grafana",
  "expression",
]);

/** What a dashboard's ad-hoc filters and group-by variables ask of the queries of one data source. */
export interface ActiveFilters {
  filters: AdHocFilter[];
  groupBy: string[];
}

/**
 * The filters that are set for a data source. A variable without a data source of its own means the default one.
 *
 * @throws Refusal filter-not-readable, data-source-unknown
 */
export function activeFilters(
  scope: VariableScope,
  datasource: { uid: string },
  dataSources: readonly DataSourceItem[],
): ActiveFilters {
  const valuesOf = (type: string): string[] => {
    const isMeant = ({ stored, values }: ScopedVariable): boolean =>
      stored.type === type &&
      values.length > 0 &&
      resolveDataSource(stored.datasource, scope, dataSources).uid === datasource.uid;
    return [...scope.variables.values()].filter(isMeant).flatMap(({ values }) => values);
  };
  return {
    filters: valuesOf("adhoc").map(readFilter),
    groupBy: [...new Set(valuesOf("groupby"))].filter((label) => label !== ""),
  };
}

/**
 * A query that only sees what fits the filters.
 *
 * @throws Refusal filters-not-supported, query-not-readable, filter-operator, filter-not-readable: never a query that
 *   is silently unfiltered
 */
export function applyFilters(
  fields: Record<string, unknown>,
  type: string,
  { filters, groupBy }: ActiveFilters,
  streamLabels: ReadonlySet<string>,
): Record<string, unknown> {
  if (filters.length === 0 && groupBy.length === 0) return fields;
  const kind = dataSourceKind(type);
  const text = (field: string): string => String(fields[field] ?? "");
  switch (kind) {
    case "prometheus":
      return { ...fields, expr: groupPromql(filterPromql(text("expr"), filters), groupBy) };
    case "loki":
      return { ...fields, expr: filterLogql(text("expr"), filters, streamLabels) };
    case "tempo":
      // A trace that is asked for by its id is that trace, whatever the filters.
      return fields.queryType === "traceId" ? fields : { ...fields, query: filterTraceql(text("query"), filters) };
    default:
      if (filters.length > 0 && !WITHOUT_FILTERS.has(kind)) throw new Refusal("filters-not-supported", type);
      return fields;
  }
}
