import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { column, queryData, type WireFrame } from "./query-data";
import { frameShape } from "./wire-shapes";

const RECENT = { from: "now-1h", to: "now" };

const names = (frame: WireFrame): string[] => frame.schema.fields.map(({ name }) => name ?? "");
const values = (frame: WireFrame, name: string): unknown[] => frame.data.values[names(frame).indexOf(name)] ?? [];

/** How Grafana frames what a Tempo with any recent trace answers. */
export function tempoContract(client: () => GrafanaClient, uid: string, major: () => number): void {
  describe("Tempo through Grafana", () => {
    const query = (fields: object) => queryData(client(), uid, [{ limit: 20, ...fields }], RECENT);
    const search = async (traceql: string, more: object = {}) =>
      query({ queryType: "traceql", query: traceql, ...more });
    const anyTrace = async (): Promise<string> => {
      const [id] = values((await search("{}")).frame("A"), "traceID");
      if (typeof id !== "string") throw new Error("The contract needs a trace of the last hour");
      return id;
    };

    it("lists traces, newest first, with the spans that matched inside", async () => {
      const frame = (await search("{}", { tableType: "traces", spss: 2 })).frame("A");
      expect([frame.schema.name, frame.schema.meta?.preferredVisualisationType]).toEqual(["Traces", "table"]);
      expect(names(frame)).toEqual(["traceID", "startTime", "traceService", "traceName", "traceDuration", "nested"]);
      const starts = column(frame, "time").map(Number);
      expect(starts.length).toBeGreaterThan(0);
      expect(starts.length).toBeLessThanOrEqual(20);
      expect(starts).toEqual(starts.toSorted((a, b) => b - a));
      for (const nested of values(frame, "nested")) {
        const [spans] = frameShape.array().parse(nested);
        expect(spans && names(spans)).toEqual(expect.arrayContaining(["traceIdHidden", "spanID", "time", "duration"]));
        expect(spans?.data.values[0]?.length).toBeLessThanOrEqual(2);
      }
    });

    it("leads from an id of the list, zeros in front or not, to the whole trace", async () => {
      const id = await anyTrace();
      const answer = await query({ queryType: "traceId", query: id });
      const frame = answer.frame("A");
      expect(answer.status).toBe(200);
      expect(frame.schema).toMatchObject({
        name: "Trace",
        meta: { preferredVisualisationType: "trace", custom: { partial: false } },
      });
      expect(names(frame)).toEqual([
        "traceID",
        "spanID",
        "parentSpanID",
        "operationName",
        "serviceName",
        "kind",
        "statusCode",
        "statusMessage",
        "instrumentationLibraryName",
        "instrumentationLibraryVersion",
        "traceState",
        "serviceTags",
        "startTime",
        "duration",
        "logs",
        "references",
        "tags",
      ]);
      const spanIds = values(frame, "spanID");
      const parents = values(frame, "parentSpanID").filter((parent) => parent !== "");
      expect(parents.length).toBe(spanIds.length - 1);
      expect(spanIds).toEqual(expect.arrayContaining(parents));
      expect(values(frame, "serviceTags")[0]).toEqual(
        expect.arrayContaining([{ key: "service.name", value: expect.any(String) }]),
      );
      expect(String(values(frame, "traceID")[0]).replace(/^0+/, "")).toBe(id);
      const [start] = values(frame, "startTime").map(Number);
      expect(Math.abs(Date.now() - (start ?? 0))).toBeLessThan(2 * 3_600_000);
    });

    it("lists spans, and gives the raw answer", async () => {
      const spans = (await search("{}", { tableType: "spans" })).frame("A");
      expect(spans.schema.name).toBe("Spans");
      expect(names(spans)).toEqual(
        expect.arrayContaining(["traceIdHidden", "traceService", "traceName", "spanID", "time", "name", "duration"]),
      );
      const raw = (await search("{}", { tableType: "raw", limit: 1 })).frame("A");
      expect(raw.schema.name).toBe("Raw response");
      expect(JSON.parse(String(values(raw, "response")[0]))).toMatchObject({
        traces: [{ traceID: expect.any(String) }],
      });
    });

    it("finds only what the conditions name, and shows their fields", async () => {
      const [service] = values((await search("{}")).frame("A"), "traceService");
      const traceql = `{ resource.service.name = "${String(service)}" && duration > 0ms }`;
      const spans = (await search(traceql, { tableType: "spans" })).frame("A");
      expect(values(spans, "service.name").length).toBeGreaterThan(0);
      expect(new Set(values(spans, "service.name"))).toEqual(new Set([service]));
      const none = await search('{ resource.service.name = "no-such-service-7f3a" }');
      expect([none.status, values(none.frame("A"), "traceID")]).toEqual([200, []]);
    });

    it("counts spans over time", async () => {
      const answer = await search("{} | rate()", { metricsQueryType: "range", step: "60s" });
      const frame = answer.frame("A");
      expect(frame.schema.meta?.type).toBe("timeseries-multi");
      expect(column(frame, "time").every((time) => Number(time) % 60_000 === 0)).toBe(true);
      expect(Math.max(...column(frame, "number").map(Number))).toBeGreaterThan(0);
    });

    it("puts what it refuses on the refId: a broken query, a missing trace, an id that is none", async () => {
      const [broken, missing, none] = await Promise.all([
        search("{ status = "),
        query({ queryType: "traceId", query: "00000000000000000000000000000abc" }),
        query({ queryType: "traceId", query: "zz" }),
      ]);
      expect(broken.results.A?.error).toMatch(/^failed to execute search query status: 400/);
      expect(missing.results.A?.error).toMatch(/^failed to get trace with id: 0+abc Status: Not Found/);
      expect(none.results.A?.error).toMatch(/trace IDs can only contain hex characters/);
      for (const { status, results } of [broken, missing, none])
        expect([status, results.A?.status]).toEqual([400, 500]);
    });

    it("fails as a whole for a kind of query that it does not know", async () => {
      const queries = [{ refId: "A", datasource: { uid }, queryType: "nope", query: "x" }];
      const { status, body } = await client().call("/api/ds/query", { json: { ...RECENT, queries } });
      expect([status, body]).toMatchObject([500, { messageId: "plugin.requestFailureError" }]);
    });

    it("knows its tags: through the plugin from 12 on, through the proxy always", async () => {
      const proxy = `/api/datasources/proxy/uid/${uid}/api`;
      const { body } = await client().call(`${proxy}/v2/search/tags`);
      const resource = (body as { scopes: { name: string; tags: string[] }[] }).scopes.find(
        ({ name }) => name === "resource",
      );
      expect(resource?.tags).toContain("service.name");
      const tag = "resource.service.name";
      const direct = await client().call(`${proxy}/v2/search/tag/${tag}/values`);
      expect(direct.body).toMatchObject({
        tagValues: expect.arrayContaining([{ type: "string", value: expect.any(String) }]),
      });
      const hits = await client().call(`${proxy}/search?q=%7B%7D&limit=1`);
      expect(hits.body).toMatchObject({
        traces: [{ traceID: expect.any(String), spanSets: [{ matched: expect.any(Number) }] }],
      });
      if (major() < 12) return;
      const resources = `/api/datasources/uid/${uid}/resources`;
      expect((await client().call(`${resources}/tags`)).body).toMatchObject({ scopes: expect.any(Array) });
      expect((await client().call(`${resources}/tag-values?tag=${tag}`)).body).toMatchObject({
        tagValues: expect.any(Array),
      });
      const nameless = await client().call(`${resources}/tag-values`);
      expect([nameless.status, nameless.text.trim()]).toEqual([400, "Missing required 'tag' parameter"]);
    });
  });
}
