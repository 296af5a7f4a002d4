import { DEFAULT_LIMIT, type ExploreTarget } from "../explore-target";
import { around } from "./around";

const MINUTE_MS = 60_000;
/** A trace is looked for around the line that names it. */
const AROUND_TRACE_MS = 30 * MINUTE_MS;

const quoted = (text: string): string => JSON.stringify(text);
const base = { instant: false, limit: DEFAULT_LIMIT };

/** Shows a trace; `time` (epoch milliseconds) is when it was met. Tempo leaves leading zeros out: they are put back. */
export function traceTarget(dataSourceUid: string, traceId: string, time: number): ExploreTarget {
  const expr = traceId.trim().toLowerCase().padStart(32, "0");
  const range = { from: time - AROUND_TRACE_MS, to: time + AROUND_TRACE_MS };
  return { ...base, dataSourceUid, kind: "trace", expr, range };
}

/** The part of a span that its logs are found by; times in epoch milliseconds. */
export interface JumpSpan {
  traceId: string;
  service: string;
  start: number;
  duration: number;
}

/** Shows what a service wrote in the time of a span, a minute before and after: first what names the trace, then all. */
export function spanLogsTarget(dataSourceUid: string, label: string, span: JumpSpan): ExploreTarget {
  const { traceId, service, start, duration } = span;
  const wider = `{${label}=${quoted(service)}}`;
  const range = { from: Math.floor(start) - MINUTE_MS, to: Math.ceil(start + duration) + MINUTE_MS };
  const bare = traceId.replace(/^0+/, "");
  if (bare === "") return { ...base, dataSourceUid, kind: "logql", expr: wider, range };
  return { ...base, dataSourceUid, kind: "logql", expr: `${wider} |= ${quoted(bare)}`, range, wider };
}

/** Counters and gauges that tell how a service fares, the most telling first. */
const TELLING: [RegExp, (selected: string) => string][] = [
  [/^(?:http_requests|grpc_server_handled|requests)_total$/, rate],
  [/^http_server_(?:request_)?duration_(?:seconds|milliseconds)_count$/, rate],
  [/^traces_spanmetrics_calls_total$/, rate],
  [/_requests?_total$/, rate],
  [/_duration_seconds_count$/, rate],
  [/^(?:container_cpu_usage|process_cpu)_seconds_total$/, rate],
  [/_total$/, rate],
  [/^up$/, (selected) => selected],
];

function rate(selected: string): string {
  return `sum(rate(${selected}[$__rate_interval]))`;
}

/** A graph of how a service fares, from the names of the metrics that it has. */
export function serviceExpression(label: { name: string; value: string }, metrics: readonly string[]): string {
  const selector = `{${label.name}=${quoted(label.value)}}`;
  for (const [pattern, expression] of TELLING) {
    const metric = metrics.find((name) => pattern.test(name));
    if (metric) return expression(`${metric}${selector}`);
  }
  return `${metrics[0] ?? "up"}${selector}`;
}

/** Shows the metric around a moment in epoch milliseconds. */
export function metricTarget(dataSourceUid: string, expr: string, time: number): ExploreTarget {
  return { ...base, dataSourceUid, kind: "promql", expr, range: around(time) };
}
