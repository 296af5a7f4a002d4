import type { AdhocKind } from "@/server/explore/contract";
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
 * The address of Grafana's Explore with the same query over the same span. `grafanaUrl` may have a sub-path;
 * `absolute` is what the span means now, in epoch milliseconds.
 *
 * @see https://grafana.com/docs/grafana/latest/explore/get-started-with-explore/#generate-explore-urls-from-external-tools
 */
export function exploreLink(
  grafanaUrl: string,
  target: ExploreTarget,
  absolute: { from: number; to: number },
  orgId = 1,
): string {
  const { dataSourceUid: uid, kind, range } = target;
  const isRelative = typeof range === "object" && "last" in range;
  const span = isRelative
    ? { from: `now-${range.last}`, to: "now" }
    : { from: String(absolute.from), to: String(absolute.to) };
  const query = { refId: "A", datasource: { type: PLUGINS[kind], uid }, ...fieldsOf(target) };
  const panes = { a: { datasource: uid, queries: [query], range: span } };
  const params = new URLSearchParams({ schemaVersion: "1", panes: JSON.stringify(panes), orgId: String(orgId) });
  return `${grafanaUrl.replace(/\/+$/, "")}/explore?${params.toString()}`;
}
