import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { column, queryData } from "./query-data";

const RECENT = { from: "now-15m", to: "now" };

/** How Grafana frames what a Loki with any recent line answers. */
export function lokiContract(client: () => GrafanaClient, uid: string): void {
  describe("Loki through Grafana", () => {
    const selector = async () => {
      const { body } = await client().call(`/api/datasources/uid/${uid}/resources/labels`);
      const labels = (body as { data: string[] }).data;
      expect(labels.length).toBeGreaterThan(0);
      return `{${labels[0]}=~".+"}`;
    };

    it("puts all lines in one frame, newest first, with exact times and ids that differ", async () => {
      const expr = await selector();
      const answer = await queryData(client(), uid, [{ expr, queryType: "range", maxLines: 50 }], RECENT);
      const frame = answer.frame("A");
      const names = frame.schema.fields.map(({ name }) => name);
      expect(names.slice(0, 3)).toEqual(["labels", "Time", "Line"]);
      expect(answer.frames("A")).toHaveLength(1);
      const stamps = (frame.data.values[names.indexOf("tsNs")] ?? []).map((stamp) => BigInt(String(stamp)));
      expect(stamps.length).toBeGreaterThan(0);
      expect(stamps.length).toBeLessThanOrEqual(50);
      expect(stamps).toEqual(stamps.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
      const nanos = frame.data.nanos?.[1] ?? [];
      expect(column(frame, "time").map((time, i) => BigInt(Number(time)) * 1_000_000n + BigInt(nanos[i] ?? 0))).toEqual(
        stamps,
      );
      const ids = frame.data.values[names.indexOf("id")] ?? [];
      expect(new Set(ids).size).toBe(ids.length);
    });

    it("frames a metric query as series", async () => {
      const expr = `sum(count_over_time(${await selector()}[1m]))`;
      const answer = await queryData(client(), uid, [{ expr, queryType: "range", legendFormat: "lines" }], RECENT);
      expect(answer.frame("A").schema.meta?.type).toBe("timeseries-multi");
      expect(answer.frame("A").schema.fields.at(1)?.config).toMatchObject({ displayNameFromDS: "lines" });
      expect(column(answer.frame("A"), "number").every((value) => Number(value) > 0)).toBe(true);
    });

    it("puts a parse error on the refId", async () => {
      const answer = await queryData(client(), uid, [{ expr: '{app="x"', queryType: "range" }], RECENT);
      expect(answer.status).toBe(400);
      expect(answer.results.A?.error).toMatch(/parse error/);
    });
  });
}
