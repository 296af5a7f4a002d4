import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { column, queryData, type WireFrame } from "./query-data";

const RECENT = { from: "now-15m", to: "now" };

const named = (frame: WireFrame, name: string): unknown[] =>
  frame.data.values[frame.schema.fields.findIndex((field) => field.name === name)] ?? [];

/** How Grafana frames what a Loki with any recent line answers. */
export function lokiContract(client: () => GrafanaClient, uid: string): void {
  describe("Loki through Grafana", () => {
    const resource = (path: string) => client().call(`/api/datasources/uid/${uid}/resources/${path}`);
    const selector = async () => {
      for (const label of ((await resource("labels")).body as { data: string[] }).data) {
        const found = `{${label}=~".+"}`;
        const answer = await queryData(client(), uid, [{ expr: found, queryType: "range", maxLines: 1 }], RECENT);
        if (column(answer.frame("A"), "time").length > 0) return found;
      }
      throw new Error("The contract needs a line of the last fifteen minutes");
    };
    const lines = async (more: object = {}) =>
      queryData(client(), uid, [{ expr: await selector(), queryType: "range", maxLines: 50, ...more }], RECENT);

    it("puts all lines in one frame, with where each label is from, exact times and ids that differ", async () => {
      const answer = await lines();
      const frame = answer.frame("A");
      const fields = frame.schema.fields.map(({ name }) => name);
      expect(fields).toEqual(["labels", "Time", "Line", "tsNs", "labelTypes", "id"]);
      expect(answer.frames("A")).toHaveLength(1);
      expect(frame.schema.meta).toMatchObject({ custom: { frameType: "LabeledTimeValues" }, stats: expect.any(Array) });
      const stamps = named(frame, "tsNs").map((stamp) => BigInt(String(stamp)));
      expect(stamps.length).toBeGreaterThan(0);
      expect(stamps.length).toBeLessThanOrEqual(50);
      const nanos = frame.data.nanos?.[1] ?? [];
      expect(column(frame, "time").map((time, i) => BigInt(Number(time)) * 1_000_000n + BigInt(nanos[i] ?? 0))).toEqual(
        stamps,
      );
      const ids = named(frame, "id");
      expect(new Set(ids).size).toBe(ids.length);
      const labels = named(frame, "labels") as object[];
      const types = named(frame, "labelTypes") as Record<string, string>[];
      expect(types.map((one) => Object.keys(one).sort())).toEqual(labels.map((one) => Object.keys(one).sort()));
      expect(types.every((one) => Object.values(one).every((type) => /^[ISP]$/.test(type)))).toBe(true);
    });

    it.each(["backward", "forward"])("keeps each stream's lines in their order: %s", async (direction) => {
      const frame = (await lines({ direction })).frame("A");
      const types = named(frame, "labelTypes") as Record<string, string>[];
      const streams = (named(frame, "labels") as Record<string, string>[]).map((labels, i) =>
        JSON.stringify(Object.entries(labels).filter(([name]) => types[i]?.[name] === "I")),
      );
      const stamps = named(frame, "tsNs").map(String);
      const inOrder = stamps.every((stamp, i) => {
        const before = stamps[i - 1] ?? stamp;
        return streams[i] !== streams[i - 1] || (direction === "forward" ? stamp >= before : stamp <= before);
      });
      expect(inOrder).toBe(true);
      // The whole is not sorted: streams follow each other, and which of two lines is newer has to be looked up.
      expect(streams.filter((stream, i) => stream !== streams[i - 1]).length).toBe(new Set(streams).size);
    });

    it("frames a metric query as series", async () => {
      const expr = `sum(count_over_time(${await selector()}[1m]))`;
      const answer = await queryData(client(), uid, [{ expr, queryType: "range", legendFormat: "lines" }], RECENT);
      expect(answer.frame("A").schema.meta?.type).toBe("timeseries-multi");
      expect(answer.frame("A").schema.fields.at(1)?.config).toMatchObject({ displayNameFromDS: "lines" });
      expect(column(answer.frame("A"), "number").every((value) => Number(value) > 0)).toBe(true);
    });

    it("answers a frame without rows for no lines, and no frames at all for no series", async () => {
      const nothing = (await selector()).replace(".+", "no-such-value-7f3a");
      const answer = await queryData(
        client(),
        uid,
        [
          { expr: nothing, queryType: "range" },
          { expr: `sum(rate(${nothing}[1m]))`, queryType: "range" },
          { expr: `sum(rate(${nothing}[1m]))`, queryType: "instant" },
        ],
        RECENT,
      );
      expect(answer.status).toBe(200);
      expect(answer.frames("A").map(({ data }) => data.values.flat())).toEqual([[]]);
      expect([answer.results.B, answer.results.C]).toEqual([{ status: 200 }, { status: 200 }]);
    });

    it("puts on the refId what Loki refuses", async () => {
      const answer = await queryData(
        client(),
        uid,
        [
          { expr: '{app="x"', queryType: "range" },
          { expr: await selector(), queryType: "instant" },
          { expr: "{}", queryType: "range" },
        ],
        RECENT,
      );
      expect(answer.status).toBe(400);
      expect(answer.results.A).toMatchObject({ status: 400, error: expect.stringMatching(/parse error/) });
      expect(answer.results.B?.error).toMatch(/^log queries are not supported as an instant query type/);
      expect(answer.results.C?.error).toMatch(/queries require at least one regexp or equality matcher/);
    });

    it("fails as a whole for a kind of query that it does not know", async () => {
      const queries = [{ refId: "A", datasource: { uid }, queryType: "nope", expr: await selector() }];
      const { status, body } = await client().call("/api/ds/query", { json: { ...RECENT, queries } });
      expect([status, body]).toMatchObject([500, { messageId: "plugin.requestFailureError" }]);
    });

    it("passes the API that variables and Explore are filled from", async () => {
      const query = encodeURIComponent(await selector());
      const label = /^\{(\w+)/.exec(await selector())?.[1] ?? "";
      const values = await resource(`label/${label}/values?query=${query}`);
      expect(values.body).toMatchObject({ status: "success", data: expect.arrayContaining([expect.any(String)]) });
      expect((await resource("label/no_such_label_7f3a/values")).body).toEqual({ status: "success" });
      expect((await resource(`series?match[]=${query}`)).body).toMatchObject({ data: expect.any(Array) });
      expect((await resource(`index/stats?query=${query}`)).body).toMatchObject({ streams: expect.any(Number) });
      expect((await resource("detected_labels")).body).toMatchObject({ detectedLabels: expect.any(Array) });
      expect((await resource(`detected_fields?query=${query}`)).body).toMatchObject({ fields: expect.any(Array) });
      const raw = await resource(`query_range?query=${query}&limit=1`);
      const result = [
        { stream: expect.any(Object), values: [[expect.stringMatching(/^\d{19}$/), expect.any(String)]] },
      ];
      expect(raw.body).toMatchObject({ status: "success", data: { resultType: "streams", result } });
    });

    it("puts Loki's plain refusals into a message", async () => {
      const broken = await resource(`labels?query=${encodeURIComponent("{")}`);
      expect([broken.status, broken.body]).toEqual([400, { message: expect.stringMatching(/parse error/) }]);
      const unknown = await resource("no-such-thing");
      expect([unknown.status, unknown.body]).toEqual([404, { message: "404 page not found\n" }]);
      const proxied = await client().call(`/api/datasources/proxy/uid/${uid}/loki/api/v1/labels`);
      expect(proxied.body).toMatchObject({ status: "success", data: expect.any(Array) });
    });
  });
}
