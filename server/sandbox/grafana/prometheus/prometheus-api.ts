import type { MetricSeries, MetricStore } from "../../shop/metric-store";
import type { ResourceAnswer } from "../data-source";
import { parsePromql } from "../promql/parse-promql";
import { PromqlError } from "../promql/promql-error";
import { matchingSeries } from "../promql/select-series";
import { prometheusQueryApi } from "./prometheus-query-api";

const ok = (data: unknown): ResourceAnswer => ({ status: 200, body: { status: "success", data } });
const badData = (error: string): ResourceAnswer => ({
  status: 400,
  body: { status: "error", errorType: "bad_data", error },
});

function selected(metrics: MetricStore, parameters: URLSearchParams): readonly MetricSeries[] {
  const selectors = parameters.getAll("match[]");
  if (selectors.length === 0) return metrics.series();
  const found = selectors.flatMap((selector) => {
    const expression = parsePromql(selector);
    if (expression.kind !== "selector")
      throw new PromqlError("bad_data", 'invalid parameter "match[]": expected a selector');
    return matchingSeries(metrics, expression);
  });
  return [...new Set(found)];
}

const distinct = (values: Iterable<string | undefined>): string[] =>
  [...new Set([...values].filter((value): value is string => Boolean(value)))].sort();

const limited = <T>(values: T[], parameters: URLSearchParams): T[] => {
  const limit = Number(parameters.get("limit") ?? 0);
  return limit > 0 ? values.slice(0, limit) : values;
};

/** The part of Prometheus' HTTP API that variables, query editors and the proxy ask for. */
export function prometheusApi(
  metrics: MetricStore,
  now: () => number,
  path: string,
  parameters: URLSearchParams,
): ResourceAnswer {
  const answer = prometheusQueryApi(metrics, now, path, parameters);
  if (answer) return answer;
  try {
    const values = /^api\/v1\/label\/([^/]+)\/values$/.exec(path);
    if (values) {
      const label = decodeURIComponent(values[1] ?? "");
      if (!/^[a-zA-Z_]\w*$/.test(label)) return badData(`invalid label name: "${label}"`);
      return ok(limited(distinct(selected(metrics, parameters).map((series) => series.labels[label])), parameters));
    }
    switch (path) {
      case "api/v1/labels":
        return ok(
          limited(distinct(selected(metrics, parameters).flatMap((series) => Object.keys(series.labels))), parameters),
        );
      case "api/v1/series":
        if (!parameters.has("match[]")) return badData("no match[] parameter provided");
        return ok(
          limited(
            selected(metrics, parameters).map((series) => series.labels),
            parameters,
          ),
        );
      case "api/v1/metadata": {
        const wanted = parameters.get("metric");
        const entries = Object.entries(metrics.metadata).filter(([name]) => !wanted || name === wanted);
        return ok(
          Object.fromEntries(limited(entries, parameters).map(([name, meta]) => [name, [{ ...meta, unit: "" }]])),
        );
      }
      case "api/v1/query_exemplars":
        return ok([]);
      case "api/v1/rules":
        return ok({ groups: [] });
      case "api/v1/alerts":
        return ok({ alerts: [] });
      case "api/v1/status/buildinfo":
        return ok({
          version: "3.8.0",
          revision: "sandbox",
          branch: "sandbox",
          buildUser: "",
          buildDate: new Date(now()).toISOString(),
          goVersion: "",
        });
      default:
        return { status: 404, body: "404 page not found\n" };
    }
  } catch (error) {
    if (error instanceof PromqlError) return badData(error.message.replace('parameter "query"', 'parameter "match[]"'));
    throw error;
  }
}
