import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { MetricStore, Samples } from "../../shop/metric-store";
import { queryRange } from "../promql/query-promql";
import { type GrafanaSandbox, startGrafanaSandbox } from "../start-grafana-sandbox";
import { connectTo, type GrafanaClient } from "./grafana-connection";
import { prometheusContract } from "./prometheus-contract.suite";
import { column, queryData, times } from "./query-data";

const server = process.env.SANDBOX_PROMETHEUS_URL;
const STEP = 15_000;

const QUERIES = [
  "up",
  "sum by (job) (up)",
  "rate(prometheus_http_requests_total[1m])",
  "sum by (code) (increase(prometheus_http_requests_total[2m]))",
  "irate(prometheus_http_requests_total[1m])",
  "histogram_quantile(0.9, sum by (le) (rate(prometheus_http_request_duration_seconds_bucket[2m])))",
  "topk(2, prometheus_http_requests_total)",
  "prometheus_http_requests_total > bool 10",
  "delta(process_resident_memory_bytes[1m]) / on (instance) group_left process_resident_memory_bytes",
  "avg_over_time(process_resident_memory_bytes[1m]) unless on (job) vector(1)",
  'label_replace(up, "port", "$1", "instance", ".*:(.*)")',
  "changes(process_resident_memory_bytes[2m]) or up",
  "process_resident_memory_bytes offset 10s",
  "stddev by (job) (prometheus_http_requests_total)",
  "quantile_over_time(0.75, process_resident_memory_bytes[2m])",
  "stddev_over_time(process_resident_memory_bytes[2m]) + stdvar_over_time(up[1m])",
  "predict_linear(process_resident_memory_bytes[2m], 600)",
  'absent_over_time(up{job="no-such-job"}[1m])',
  "max_over_time(process_resident_memory_bytes[1m]) - min_over_time(process_resident_memory_bytes[1m])",
  "resets(prometheus_http_requests_total[2m]) + deriv(prometheus_http_requests_total[2m])",
  'clamp_max(vector(time() - scalar(process_start_time_seconds{job="prometheus"})), 100)',
];

interface WireSeries {
  metric: Record<string, string>;
  values: [number, string][];
  value?: [number, string];
}

const toNumber = (text: string): number =>
  text.endsWith("Inf") ? (text.startsWith("-") ? -Infinity : Infinity) : Number(text);
const keyOf = (labels: Record<string, string>): string => JSON.stringify(Object.entries(labels).sort());

async function ask(path: string, parameters: Record<string, string>): Promise<WireSeries[]> {
  const response = await fetch(`${server}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const body = (await response.json()) as { status: string; error?: string; data: { result: WireSeries[] } };
  if (body.status !== "success") throw new Error(body.error);
  return body.data.result;
}

/** The raw samples of the server, as a store that our own engine can query. */
async function copyOf(end: number, seconds: number): Promise<MetricStore> {
  const raw = await ask("query", {
    query: `{__name__=~"up|process_.+|prometheus_http_.+"}[${seconds}s]`,
    time: String(end / 1000),
  });
  const series = raw.map(({ metric, values }) => ({
    labels: metric,
    read(from: number, to: number): Samples {
      const within = values.filter(([time]) => time * 1000 > from && time * 1000 <= to);
      return {
        times: Float64Array.from(within, ([time]) => Math.round(time * 1000)),
        values: Float64Array.from(within, ([, value]) => toNumber(value)),
      };
    },
  }));
  return {
    series: (name) => series.filter(({ labels }) => name === undefined || labels.__name__ === name),
    metadata: {},
  };
}

/** An address that was free a moment ago. */
async function nobodyListens(): Promise<string> {
  const gone = await startGrafanaSandbox();
  await gone.close();
  return gone.url;
}

/** With a server: every value is framed, and our own engine finds the same values in the same samples. */
function declareParity(client: () => GrafanaClient): void {
  let end = 0;
  let range = { from: 0, to: 0 };
  // A server that has only just started has nothing to compare yet.
  beforeAll(async () => {
    const enough = async () => {
      end = Math.floor((Date.now() - 20_000) / STEP) * STEP;
      range = { from: end - 10 * 60_000, to: end };
      const query = "max(count_over_time(prometheus_http_requests_total[1m] offset 15s))";
      const [series] = await ask("query", { query, time: String(end / 1000) });
      if (Number(series?.value?.[1] ?? 0) < 3) throw new Error("Prometheus has too few samples to compare with");
    };
    await vi.waitFor(enough, { timeout: 120_000, interval: 1_000 });
  }, 130_000);

  prometheusContract(client, "prom-real");

  it.each(QUERIES)("frames every value of %s", async (expr) => {
    const answer = await queryData(
      client(),
      "prom-real",
      [{ expr, range: true, intervalMs: STEP, maxDataPoints: 1000 }],
      range,
    );
    const wanted = await ask("query_range", {
      query: expr,
      start: String(range.from / 1000),
      end: String(range.to / 1000),
      step: "15",
    });
    expect(answer.status).toBe(200);
    expect(wanted.length).toBeGreaterThan(0);
    const framed = new Map(
      answer
        .frames("A")
        .map((frame) => [
          keyOf(frame.schema.fields.at(1)?.labels ?? {}),
          { times: times(frame), values: column(frame, "number"), entities: frame.data.entities?.at(1) ?? {} },
        ]),
    );
    for (const { metric, values } of wanted) {
      const frame = framed.get(keyOf(metric));
      expect(frame?.times).toEqual(values.map(([time]) => Math.round(time * 1000)));
      const finite = values.map(([, value]) => (Number.isFinite(toNumber(value)) ? toNumber(value) : null));
      expect(frame?.values).toEqual(finite);
      const missing = values.flatMap(([, value], i) => (Number.isNaN(toNumber(value)) ? [i] : []));
      expect(frame?.entities.NaN ?? []).toEqual(missing);
    }
    expect(answer.frames("A").filter((frame) => frame.schema.fields.length > 0)).toHaveLength(wanted.length);
  });

  it.each(QUERIES)("is matched by the sandbox's own engine on the same samples: %s", async (expr) => {
    const start = end - 4 * 60_000;
    const store = await copyOf(end, 15 * 60);
    const ours = queryRange(store, expr, { start, end, step: STEP });
    const theirs = await ask("query_range", {
      query: expr,
      start: String(start / 1000),
      end: String(end / 1000),
      step: "15",
    });
    const byLabels = new Map(ours.series.map((one) => [keyOf(one.labels), one]));
    expect([...byLabels.keys()].sort()).toEqual(theirs.map(({ metric }) => keyOf(metric)).sort());
    for (const { metric, values } of theirs) {
      const one = byLabels.get(keyOf(metric));
      expect(one?.times).toEqual(values.map(([time]) => Math.round(time * 1000)));
      values.forEach(([, value], i) => {
        const wanted = toNumber(value);
        const got = one?.values[i] ?? Number.NaN;
        const close = Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
        expect(close ? wanted : got).toBe(wanted);
      });
    }
  });
}

/** Without one: what Grafana says of a Prometheus that does not answer. */
function declareRefusals(client: () => GrafanaClient): void {
  it("answers 502 on each refId when the server cannot be reached", async () => {
    const answer = await queryData(client(), "prom-real", [
      { expr: "up", range: true },
      { expr: "up", instant: true },
    ]);
    expect(answer.status).toBe(400);
    for (const refId of ["A", "B"]) {
      expect(answer.results[refId]).toMatchObject({ status: 502, error: expect.stringContaining("/api/v1/query") });
    }
  });

  it("says that it is not healthy, and does not disturb the other data sources", async () => {
    const health = await client().call("/api/datasources/uid/prom-real/health");
    expect(health.status).toBe(400);
    expect(health.body).toMatchObject({ status: "ERROR" });
    expect((await queryData(client(), "prom", [{ expr: "vector(1)", range: true }])).status).toBe(200);
  });

  it("answers 500 when a variable asks it for labels", async () => {
    const { status, body } = await client().call("/api/datasources/uid/prom-real/resources/api/v1/labels");
    expect(status).toBe(500);
    expect(body).toMatchObject({ messageId: "plugin.requestFailureError" });
  });
}

describe("the data source over a real Prometheus", () => {
  let sandbox: GrafanaSandbox;
  let grafana: GrafanaClient;
  beforeAll(async () => {
    sandbox = await startGrafanaSandbox({ prometheusUrl: server ?? (await nobodyListens()) });
    grafana = connectTo(sandbox);
  });
  afterAll(() => sandbox.close());
  const declare = server ? declareParity : declareRefusals;
  declare(() => grafana);
});
