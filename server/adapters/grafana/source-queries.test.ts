import { afterEach, describe, expect, it } from "vitest";
import type { MetricQuery } from "@/server/ports/metrics";
import { grafanaCall, type GrafanaCall } from "./grafana-call";
import { grafanaMetrics } from "./grafana-metrics";
import { sourceCircuits } from "./source-circuits";
import { sendJson, startTestServer, type Answer, type TestServer } from "./test-server.suite";

const range = { from: 1_764_000_000_000, to: 1_764_003_600_000 };
const query = (refId: string, uid: string, type = "prometheus"): MetricQuery => ({
  refId,
  datasource: { type, uid },
  intervalMs: 15_000,
  maxDataPoints: 100,
});
const AWAY = { error: "dial tcp 10.0.0.1:9090: connect: connection refused", errorSource: "downstream", status: 502 };
const WRONG = { error: "bad_data: parse error", errorSource: "downstream", status: 400 };

let server: TestServer;
let call: GrafanaCall;
afterEach(async () => {
  await server.stop();
  await call.close();
});

/** A Grafana whose data sources answer as told; the ones called `hang` never do. */
async function grafana(resultOf: (uid: string) => object, timeoutMs = 2_000) {
  const bodies: { queries: MetricQuery[] }[] = [];
  const answer: Answer = (request, response, text) => {
    if (request.method === "GET") {
      if (request.url?.includes("/hang/")) return;
      return sendJson(response, 500, { messageId: "plugin.requestFailureError", message: "An error occurred" });
    }
    const body = JSON.parse(text) as { queries: MetricQuery[] };
    bodies.push(body);
    if (body.queries.some(({ datasource }) => datasource.uid === "hang")) return;
    const results = body.queries.map(({ refId, datasource }) => [refId, resultOf(datasource.uid)] as const);
    sendJson(response, results.some(([, result]) => "error" in result) ? 400 : 200, {
      results: Object.fromEntries(results),
    });
  };
  server = await startTestServer(answer);
  call = grafanaCall({ url: server.url, token: "glsa_test", timeoutMs });
  const clock = { now: Date.now() };
  const circuits = sourceCircuits(undefined, () => clock.now);
  return { metrics: grafanaMetrics(call, circuits), circuits, bodies, clock };
}

describe("queries of several data sources", () => {
  it("are asked apart, and what succeeded stands beside the one that hangs", async () => {
    const { metrics } = await grafana(() => ({ status: 200, frames: [{ a: 1 }] }), 200);
    const answer = await metrics.query({
      range,
      queries: [query("A", "prom"), query("B", "hang"), query("C", "prom")],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.results).toMatchObject({
      A: { status: 200, frames: [{ a: 1 }] },
      B: { status: 504, error: expect.stringContaining("longer than") },
      C: { status: 200 },
    });
  });

  it("are asked together where an expression needs them", async () => {
    const { metrics, bodies } = await grafana(() => ({ status: 200, frames: [] }));
    await metrics.query({
      range,
      queries: [query("A", "prom"), query("B", "loki"), query("C", "__expr__", "__expr__")],
    });
    expect(bodies.map(({ queries }) => queries.map(({ refId }) => refId))).toEqual([["A", "B", "C"]]);
    expect(bodies[0]).toMatchObject({ from: "1764000000000", to: "1764003600000" });
  });
});

describe("a data source that does not answer", () => {
  it("is not asked again after three times, and the others are", async () => {
    const { metrics, bodies, clock } = await grafana((uid) => (uid === "dead" ? AWAY : { status: 200, frames: [] }));
    const ask = (uid: string) => metrics.query({ range, queries: [query("A", uid)] });
    for (let index = 0; index < 3; index++) await expect(ask("dead")).resolves.toMatchObject({ status: 400 });
    await expect(ask("dead")).rejects.toMatchObject({
      code: "GRAFANA_UNREACHABLE",
      details: { code: "circuit-open", dataSourceUid: "dead", retryAt: new Date(clock.now + 5_000).toISOString() },
    });
    await expect(metrics.resource("dead", "api/v1/labels", [])).rejects.toMatchObject({
      details: { code: "circuit-open" },
    });
    expect(bodies).toHaveLength(3);
    await expect(ask("prom")).resolves.toMatchObject({ status: 200 });
  });

  it("fails only its own queries of a mixed panel", async () => {
    const { metrics } = await grafana((uid) => (uid === "dead" ? AWAY : { status: 200, frames: [] }));
    const queries = [query("A", "dead"), query("B", "prom")];
    for (let index = 0; index < 4; index++) {
      const { body } = await metrics.query({ range, queries });
      expect(body.results).toMatchObject({ A: { status: 502 }, B: { status: 200 } });
    }
  });

  it("is asked again after a while, and well when it answers", async () => {
    let well = false;
    const { metrics, clock } = await grafana(() => (well ? { status: 200, frames: [] } : AWAY));
    const ask = () => metrics.query({ range, queries: [query("A", "prom")] });
    for (let index = 0; index < 3; index++) await ask();
    well = true;
    await expect(ask()).rejects.toMatchObject({ details: { code: "circuit-open" } });
    clock.now += 5_000;
    await expect(ask()).resolves.toMatchObject({ status: 200 });
    await expect(ask()).resolves.toMatchObject({ status: 200 });
  });

  it("counts when it hangs, by queries and by resources alike", async () => {
    const { metrics, circuits } = await grafana(() => AWAY, 50);
    await expect(metrics.query({ range, queries: [query("A", "hang")] })).rejects.toMatchObject({
      code: "GRAFANA_TIMEOUT",
    });
    for (const path of ["api/v1/labels", "api/v1/series"])
      await expect(metrics.resource("hang", path, [])).rejects.toMatchObject({ code: "GRAFANA_TIMEOUT" });
    expect(circuits.retryAt("hang")).not.toBeNull();
  });
});

describe("what says nothing of a data source", () => {
  it("is an error of the query or of the plugin, however often", async () => {
    const { metrics, circuits } = await grafana(() => WRONG);
    for (let index = 0; index < 5; index++) {
      await metrics.query({ range, queries: [query("A", "prom")] });
      await expect(metrics.resource("prom", "api/v1/labels", [])).rejects.toMatchObject({ code: "GRAFANA_REFUSED" });
    }
    expect(circuits.retryAt("prom")).toBeNull();
  });

  it("is a reader that goes away", async () => {
    const { metrics, circuits } = await grafana(() => AWAY);
    for (let index = 0; index < 5; index++) {
      const abort = new AbortController();
      const asked = metrics.query({ range, queries: [query("A", "hang")] }, abort.signal);
      setTimeout(() => abort.abort(new Error("gone")), 5);
      await expect(asked).rejects.toThrow("gone");
    }
    expect(circuits.retryAt("hang")).toBeNull();
  });
});
