import type { MetricStore } from "../../shop/metric-store";
import type { ResourceAnswer } from "../data-source";
import { parseDuration } from "../promql/duration";
import { PromqlError } from "../promql/promql-error";
import { type PromqlResult, queryInstant, queryRange, type ResultSeries } from "../promql/query-promql";

const wireNumber = (value: number): string =>
  value === Infinity ? "+Inf" : value === -Infinity ? "-Inf" : String(value);

/** Seconds or RFC 3339 as epoch milliseconds. */
function moment(text: string | null, otherwise: number): number {
  if (!text) return otherwise;
  return /^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : Date.parse(text);
}

function onTheWire({ type, series }: PromqlResult): { resultType: string; result: unknown } {
  const pairs = ({ times, values }: ResultSeries) =>
    times.map((time, i) => [time / 1000, wireNumber(values[i] ?? Number.NaN)]);
  const [first] = series;
  if (type === "scalar") return { resultType: type, result: first ? pairs(first)[0] : [] };
  const result = series.map((one) =>
    type === "matrix" ? { metric: one.labels, values: pairs(one) } : { metric: one.labels, value: pairs(one)[0] },
  );
  return { resultType: type, result };
}

/** `query` and `query_range` of Prometheus' own API; undefined for another path. */
export function prometheusQueryApi(
  metrics: MetricStore,
  now: () => number,
  path: string,
  parameters: URLSearchParams,
): ResourceAnswer | undefined {
  const text = parameters.get("query") ?? "";
  const run = (): PromqlResult | undefined => {
    if (path === "api/v1/query") return queryInstant(metrics, text, moment(parameters.get("time"), now()));
    if (path !== "api/v1/query_range") return undefined;
    const step = parseDuration(parameters.get("step") ?? "") ?? 0;
    const [start, end] = [moment(parameters.get("start"), now()), moment(parameters.get("end"), now())];
    return queryRange(metrics, text, { start, end, step });
  };
  try {
    const result = run();
    return result && { status: 200, body: { status: "success", data: onTheWire(result) } };
  } catch (error) {
    if (!(error instanceof PromqlError)) throw error;
    const errorType = error.type === "unsupported" ? "bad_data" : error.type;
    return { status: error.status, body: { status: "error", errorType, error: error.message } };
  }
}
