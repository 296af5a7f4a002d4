import type { ResourceAnswer, SandboxDataSource } from "../data-source";
import type { PromqlResult } from "../promql/query-promql";
import { type PrometheusEngine, PrometheusRefusal, runPrometheusQuery } from "./prometheus-query";

interface WireSeries {
  metric: Record<string, string>;
  values?: [number, string][];
  value?: [number, string];
}

type WireData =
  | { resultType: "matrix"; result: WireSeries[] }
  | { resultType: "vector"; result: WireSeries[] }
  | { resultType: "scalar"; result: [number, string] }
  | { resultType: "string"; result: [number, string] };

const PARSED_STATUSES = new Set([200, 400, 422, 503]);

const toNumber = (text: string): number => {
  if (text === "+Inf") return Infinity;
  if (text === "-Inf") return -Infinity;
  return Number(text);
};

function toResult(data: WireData): PromqlResult {
  if (data.resultType === "scalar" || data.resultType === "string") {
    const [time, value] = data.result;
    return { type: "scalar", series: [{ labels: {}, times: [Math.round(time * 1000)], values: [toNumber(value)] }] };
  }
  const series = data.result.map(({ metric, values, value }) => {
    const pairs = values ?? (value ? [value] : []);
    return {
      labels: metric,
      times: pairs.map(([time]) => Math.round(time * 1000)),
      values: pairs.map(([, text]) => toNumber(text)),
    };
  });
  return { type: data.resultType, series };
}

const reason = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

/** A data source backed by a Prometheus server, with the errors that Grafana's plugin makes of its answers. */
export function createRealPrometheus(serverUrl: string): SandboxDataSource {
  const base = serverUrl.replace(/\/+$/, "");

  async function ask(path: string, parameters: URLSearchParams, signal: AbortSignal): Promise<PromqlResult> {
    let response: Response;
    let body: string;
    try {
      response = await fetch(`${base}/${path}`, { method: "POST", body: parameters, signal, redirect: "manual" });
      body = await response.text();
    } catch (error) {
      throw new PrometheusRefusal(502, `Post "${base}/${path}": ${reason(error)}`);
    }
    if (!PARSED_STATUSES.has(response.status)) {
      throw new PrometheusRefusal(
        response.status,
        `unexpected response with status code ${response.status}: ${body.slice(0, 1024)}`,
      );
    }
    const answer = parseAnswer(body);
    if (!answer) throw new PrometheusRefusal(502, `invalid answer from Prometheus: ${body.slice(0, 200)}`);
    if (answer.status === "error") throw new PrometheusRefusal(response.status, `${answer.errorType}: ${answer.error}`);
    return toResult(answer.data);
  }

  const seconds = (milliseconds: number) => String(milliseconds / 1000);
  const engine: PrometheusEngine = {
    range: (query, { start, end, step }, signal) =>
      ask(
        "api/v1/query_range",
        new URLSearchParams({ query, start: seconds(start), end: seconds(end), step: seconds(step) }),
        signal,
      ),
    instant: (query, time, signal) => ask("api/v1/query", new URLSearchParams({ query, time: seconds(time) }), signal),
  };

  return {
    id: 4,
    uid: "prom-real",
    name: "Prometheus (real)",
    type: "prometheus",
    typeName: "Prometheus",
    url: base,
    isDefault: false,
    jsonData: { httpMethod: "POST", timeInterval: "15s" },
    async health() {
      try {
        await engine.instant("1+1", Date.now(), AbortSignal.timeout(5_000));
        return { status: "OK", message: "Successfully queried the Prometheus API." };
      } catch (error) {
        return { status: "ERROR", message: reason(error) };
      }
    },
    query: (query, context) => runPrometheusQuery(query, context, engine, "15s"),
    resource: ({ path, parameters, signal }) => pass(`${base}/${path}?${parameters}`, signal),
    backend: ({ path, parameters, signal }) => pass(`${base}/${path}?${parameters}`, signal),
  };
}

function parseAnswer(
  body: string,
): { status: "success"; data: WireData } | { status: "error"; errorType: string; error: string } | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function pass(url: string, signal: AbortSignal): Promise<ResourceAnswer> {
  try {
    const response = await fetch(url, { signal, redirect: "manual" });
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) };
    } catch {
      return { status: response.status, body: text };
    }
  } catch {
    return {
      status: 500,
      body: {
        statusCode: 500,
        messageId: "plugin.requestFailureError",
        message: "An error occurred within the plugin",
      },
    };
  }
}
