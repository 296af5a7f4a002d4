import type { AdhocKind } from "@/server/explore/contract";
import { exploreAddress } from "@/server/explore/rules/explore-address";
import type { ExploreTarget } from "./explore-target";

const PLUGINS: Record<AdhocKind, string> = {
  promql: "prometheus",
  logql: "loki",
  traceql: "tempo",
  trace: "tempo",
  testdata: "grafana-testdata-datasource",
};

function fieldsOf({ kind, expr, instant, limit }: ExploreTarget): Record<string, unknown> {
  switch (kind) {
    case "promql":
      return { expr, range: !instant, instant, editorMode: "code" };
    case "logql":
      return { expr, queryType: instant ? "instant" : "range", maxLines: limit, editorMode: "code" };
    case "trace":
      return { query: expr, queryType: "traceql" };
    case "traceql":
      return { query: expr, queryType: "traceql", limit, tableType: "traces" };
    default:
      return { scenarioId: expr };
  }
}

/**
 * The address of Grafana's Explore with the same query over the same span. `absolute` is what the span means now, in
 * epoch milliseconds.
 */
export function exploreLink(
  grafanaUrl: string,
  target: ExploreTarget,
  absolute: { from: number; to: number },
  orgId: number | null,
): string {
  const { dataSourceUid: uid, kind, range: chosen } = target;
  const isRelative = typeof chosen === "object" && "last" in chosen;
  const range = isRelative
    ? { from: `now-${chosen.last}`, to: "now" }
    : { from: String(absolute.from), to: String(absolute.to) };
  const query = { refId: "A", datasource: { type: PLUGINS[kind], uid }, ...fieldsOf(target) };
  return exploreAddress(grafanaUrl, { dataSourceUid: uid, queries: [query], range }, orgId);
}
