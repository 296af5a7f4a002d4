import { MAX_DATA_POINTS, type DataSourceItem } from "@/server/dashboard/contract";
import { dataSourceKind, type DataSourceKind } from "@/server/dashboard/rules/data-source-kind";
import { MAX_NAMES, MAX_SEARCH_MS, type AdhocKind, type AdhocQueryInput, type NameList } from "./contract";

export type AdhocRefusal =
  | "data-source-unknown"
  | "kind-not-offered"
  | "range-too-long"
  | "trace-id"
  | "instant-not-offered"
  | "scenario-unknown";

const KINDS: Partial<Record<DataSourceKind, AdhocKind[]>> = {
  prometheus: ["promql"],
  loki: ["logql"],
  tempo: ["traceql", "trace"],
  testdata: ["testdata"],
};
const TRACE_ID = /^[0-9a-f]{1,32}$/i;
/** Scenarios that show something and harm nobody. */
const SCENARIOS = new Set(["random_walk", "random_walk_table", "logs", "linear_heatmap_bucket_data"]);

/** What can be typed for a data source; nothing where it has no back end. */
export function kindsOf({ type, backend }: Pick<DataSourceItem, "type" | "backend">): AdhocKind[] {
  return backend === false ? [] : (KINDS[dataSourceKind(type)] ?? []);
}

/** Why a query may not be asked, or null. Its own grammar is left to the data source, which answers with its words. */
export function refusalOf(input: AdhocQueryInput, source: DataSourceItem | undefined): AdhocRefusal | null {
  const { kind, expr, range, instant } = input;
  if (!source) return "data-source-unknown";
  if (!kindsOf(source).includes(kind)) return "kind-not-offered";
  if ((kind === "logql" || kind === "traceql") && range.to - range.from > MAX_SEARCH_MS) return "range-too-long";
  if (kind === "trace" && !TRACE_ID.test(expr)) return "trace-id";
  if (instant && kind !== "promql" && kind !== "logql") return "instant-not-offered";
  return kind === "testdata" && !SCENARIOS.has(expr) ? "scenario-unknown" : null;
}

/** The plugin's own fields of a typed query. */
function fieldsOf({ kind, expr, instant, limit }: AdhocQueryInput): Record<string, unknown> {
  switch (kind) {
    case "promql":
      return { expr, instant, range: !instant, exemplar: false, format: instant ? "table" : "time_series" };
    case "logql":
      return { expr, queryType: instant ? "instant" : "range", maxLines: limit, direction: "backward" };
    case "traceql":
      return { query: expr, queryType: "traceql", limit, spss: 3, tableType: "traces" };
    case "trace":
      return { query: expr, queryType: "traceId" };
    default:
      return { scenarioId: expr };
  }
}

/** A typed query as it is sent; the number of points and their distance are held within what panels may ask. */
export function adhocQuery(input: AdhocQueryInput, { type, uid }: Pick<DataSourceItem, "type" | "uid">) {
  const least = Math.ceil((input.range.to - input.range.from) / MAX_DATA_POINTS);
  return {
    ...fieldsOf(input),
    refId: "A",
    datasource: { type, uid },
    intervalMs: Math.max(1, Math.round(input.intervalMs), least),
    maxDataPoints: Math.max(1, Math.min(Math.round(input.maxDataPoints), MAX_DATA_POINTS)),
  };
}

/** The names that contain a text, in order, as many as one list holds. */
export function nameList(all: readonly string[], text: string): NameList {
  const wanted = text.toLowerCase();
  const found = [...new Set(all)].filter((name) => name.toLowerCase().includes(wanted)).sort();
  return { names: found.slice(0, MAX_NAMES), more: found.length > MAX_NAMES };
}
