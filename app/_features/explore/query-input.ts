import type { AdhocDataSource, AdhocKind, AdhocQueryInput } from "@/server/explore/contract";
import type { ExploreTarget } from "./explore-target";
import { isMetricQuery } from "./language/is-metric-query";
import { isTraceId } from "./language/is-trace-id";

/** About as many points as a screen has columns for. */
const POINTS = 800;

/** What a text means to a data source: a bare trace id is no TraceQL, but what people paste. */
export function kindOf({ kinds }: AdhocDataSource, expr: string): AdhocKind {
  if (kinds.includes("trace") && isTraceId(expr)) return "trace";
  return kinds[0] ?? "promql";
}

/** Whether only the newest values can be asked for. */
export const canBeInstant = (kind: AdhocKind, expr: string): boolean =>
  kind === "promql" || (kind === "logql" && isMetricQuery(expr));

/** Whether the number of lines or traces counts. */
export const hasLimit = (kind: AdhocKind, expr: string): boolean =>
  kind === "traceql" || (kind === "logql" && !isMetricQuery(expr));

/** A query as it is sent; `range` in epoch milliseconds. */
export function queryInput(target: ExploreTarget, range: { from: number; to: number }): AdhocQueryInput {
  const { dataSourceUid, kind, expr, limit } = target;
  return {
    dataSourceUid,
    kind,
    expr: expr.trim(),
    range,
    instant: target.instant && canBeInstant(kind, expr),
    intervalMs: Math.max(1, Math.ceil((range.to - range.from) / POINTS)),
    maxDataPoints: POINTS,
    limit,
  };
}
