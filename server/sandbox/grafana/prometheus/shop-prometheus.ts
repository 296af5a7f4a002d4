import type { MetricStore } from "../../shop/metric-store";
import { breathe } from "../breathe";
import type { SandboxDataSource } from "../data-source";
import { PromqlError } from "../promql/promql-error";
import { type PromqlResult, queryInstant, queryRange } from "../promql/query-promql";
import { prometheusApi } from "./prometheus-api";
import { type PrometheusEngine, PrometheusRefusal, runPrometheusQuery } from "./prometheus-query";

function refuse(run: () => PromqlResult): PromqlResult {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PromqlError)) throw error;
    const type = error.type === "unsupported" ? "bad_data" : error.type;
    throw new PrometheusRefusal(error.status, `${type}: ${error.message}`);
  }
}

/** The Prometheus data source over the simulated shop. */
export function createShopPrometheus(metrics: MetricStore, now: () => number): SandboxDataSource {
  const engine: PrometheusEngine = {
    async range(expression, range) {
      await breathe();
      return refuse(() => queryRange(metrics, expression, range));
    },
    async instant(expression, time) {
      await breathe();
      return refuse(() => queryInstant(metrics, expression, time));
    },
  };
  return {
    id: 1,
    uid: "prom",
    name: "Prometheus",
    type: "prometheus",
    typeName: "Prometheus",
    url: "http://prometheus.shop.internal:9090",
    isDefault: true,
    jsonData: { httpMethod: "POST", timeInterval: "15s" },
    health: async () => ({
      details: { application: "Prometheus", features: { rulerApiEnabled: false } },
      message: "Successfully queried the Prometheus API.",
      status: "OK",
    }),
    query: (query, context) => runPrometheusQuery(query, context, engine, "15s"),
    resource: async ({ path, parameters }) => prometheusApi(metrics, now, path, parameters),
    backend: async ({ path, parameters }) => prometheusApi(metrics, now, path, parameters),
  };
}
