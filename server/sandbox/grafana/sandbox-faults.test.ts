import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectTo, type GrafanaClient } from "./contract/grafana-connection";
import { column, queryData } from "./contract/query-data";
import type { FaultMode } from "./http/faults";
import { type GrafanaSandbox, startGrafanaSandbox } from "./start-grafana-sandbox";

let sandbox: GrafanaSandbox;
let grafana: GrafanaClient;
beforeAll(async () => {
  sandbox = await startGrafanaSandbox({ seed: 7 });
  grafana = connectTo(sandbox);
});
beforeEach(() => {
  sandbox.faults.rules = [];
});
afterAll(() => sandbox.close());

const set = (mode: FaultMode, more: object = {}) => {
  sandbox.faults.rules = [{ mode, only: null, delayMs: 100, ...more }];
};
const query = () => queryData(grafana, "testdata", [{ scenarioId: "csv_metric_values", stringInput: "1,2" }]);

describe("faults", () => {
  it("hit some paths, for some calls", async () => {
    set("html502", { only: /^\/api\/org/, remaining: 2 });
    const statuses = [];
    for (const path of ["/api/org", "/api/search", "/api/org", "/api/org"])
      statuses.push((await grafana.call(path)).status);
    expect(statuses).toEqual([502, 200, 502, 200]);
  });

  it("stand in the order of their rules", async () => {
    sandbox.faults.rules = [
      { mode: "rate-limited", only: /search/, delayMs: 0, retryAfterSeconds: 7 },
      { mode: "error500", only: null, delayMs: 0 },
    ];
    const limited = await grafana.call("/api/search");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await grafana.call("/api/org")).status).toBe(500);
  });

  it("revoke a token for a while, or for good", async () => {
    set("revoked", { remaining: 1 });
    expect(await grafana.call("/api/org")).toMatchObject({ status: 401, body: { messageId: "api-key.revoked" } });
    sandbox.refuse(sandbox.editorToken, "revoked");
    expect((await grafana.callAsEditor("/api/org")).body).toMatchObject({ messageId: "api-key.revoked" });
    sandbox.refuse(sandbox.editorToken, undefined);
    expect((await grafana.callAsEditor("/api/org")).status).toBe(200);
    for (const [token, messageId] of [
      [sandbox.revokedToken, "api-key.revoked"],
      [sandbox.expiredToken, "api-key.expired"],
    ]) {
      expect((await grafana.call("/api/org", { authorization: `Bearer ${token}` })).body).toMatchObject({ messageId });
    }
  });

  it("hang until the caller gives up, and notice it", async () => {
    set("hang");
    const before = sandbox.traffic.aborted;
    await expect(grafana.call("/api/org", { signal: AbortSignal.timeout(80) })).rejects.toThrow(/timeout|abort/i);
    await expect.poll(() => sandbox.traffic.aborted).toBe(before + 1);
  });

  it("reset the connection in the middle of a line", async () => {
    set("down");
    await expect(grafana.call("/api/org")).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    });
  });

  it("answer numbers that JSON lacks, with their places", async () => {
    set("not-a-number");
    const frame = (await query()).frame("A");
    expect(Object.keys(frame.data.entities?.[1] ?? {}).sort()).toEqual(["Inf", "NaN", "NegInf"]);
  });

  it("answer nothing but gaps", async () => {
    set("only-nulls");
    expect(new Set(column((await query()).frame("A"), "number"))).toEqual(new Set([null]));
  });

  it("answer more series, more points, or more bytes than anybody wants", { timeout: 30_000 }, async () => {
    set("many-series");
    expect((await query()).frames("A")).toHaveLength(10_000);
    set("many-points");
    expect(column((await query()).frame("A"), "number")).toHaveLength(100_000);
    set("oversized", { megabytes: 5 });
    const queries = [{ refId: "A", datasource: { uid: "testdata" } }];
    const { text } = await grafana.call("/api/ds/query", { json: { from: "now-1h", to: "now", queries } });
    expect(text.length).toBeGreaterThan(5 * 1024 * 1024);
  });
});

describe("the control endpoint", () => {
  const put = (path: string, json: unknown) => grafana.callAsAdmin(`/api/sandbox/${path}`, { method: "PUT", json });

  it("is for administrators, and is not hit by the faults that it sets", async () => {
    expect((await grafana.callAsEditor("/api/sandbox/traffic")).status).toBe(403);
    expect((await put("faults", { rules: [{ mode: "down" }] })).body).toEqual({ rules: 1 });
    await expect(grafana.call("/api/org")).rejects.toThrow(/fetch failed/);
    expect((await put("faults", { rules: [] })).body).toEqual({ rules: 0 });
    expect((await grafana.call("/api/org")).status).toBe(200);
  });

  it("refuses a mode and a pattern that are none", async () => {
    expect((await put("faults", { rules: [{ mode: "tired" }] })).status).toBe(400);
    expect((await put("faults", { rules: [{ mode: "slow", path: "(" }] })).status).toBe(400);
  });

  it("takes a token away and gives it back", async () => {
    await put("token", { token: sandbox.token, refused: "revoked" });
    expect((await grafana.call("/api/org")).status).toBe(401);
    await put("token", { token: sandbox.token });
    expect((await grafana.call("/api/org")).status).toBe(200);
  });

  it("tells which headers the last queries had", async () => {
    const queries = [{ refId: "A", datasource: { uid: "testdata" } }];
    const headers = { "x-dashboard-uid": "shop-checkout", "x-panel-id": "2" };
    await grafana.call("/api/ds/query", { json: { queries }, headers });
    const { body } = await grafana.callAsAdmin("/api/sandbox/traffic");
    expect((body as { queryHeaders: object[] }).queryHeaders.at(-1)).toMatchObject(headers);
  });

  it("breaks the shop and heals it", async () => {
    const { body } = await put("shop", { release: "deploy" });
    expect(body).toEqual({ changed: expect.any(Boolean) });
    expect((await put("shop", { release: "deploy" })).body).toEqual({ changed: false });
    await put("shop", { release: "rollback" });
  });
});
