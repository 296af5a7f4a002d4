import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { column, queryData, RANGE, times } from "./query-data";

/** How Grafana frames what a Prometheus answers. Every query is one that any Prometheus can answer, even an empty one. */
export function prometheusContract(client: () => GrafanaClient, uid: string): void {
  describe("Prometheus through Grafana", () => {
    const query = (queries: Record<string, unknown>[]) => queryData(client(), uid, queries);

    it("frames a range on a grid of whole steps, labelled and named", async () => {
      const answer = await query([
        { expr: 'label_replace(vector(7), "team", "red", "", "")', range: true, legendFormat: "of {{team}}" },
      ]);
      const frame = answer.frame("A");
      expect(answer.status).toBe(200);
      expect(frame.schema.meta).toMatchObject({ type: "timeseries-multi", custom: { resultType: "matrix" } });
      expect(frame.schema.fields.at(0)?.config).toMatchObject({ interval: 60_000 });
      expect(frame.schema.fields.at(1)).toMatchObject({
        labels: { team: "red" },
        config: { displayNameFromDS: "of red" },
      });
      expect(times(frame).every((time) => time % 60_000 === 0)).toBe(true);
      expect(times(frame).at(-1)).toBe(Math.floor(RANGE.to / 60_000) * 60_000);
      expect(new Set(column(frame, "number"))).toEqual(new Set([7]));
    });

    it("says which query it ran and at which step, with Grafana's variables filled in", async () => {
      const answer = await query([{ expr: "vector($__interval_ms) + $__range_s", range: true }]);
      expect(answer.frame("A").schema.meta?.executedQueryString).toBe("Expr: vector(60000) + 3600\nStep: 1m0s");
      expect(column(answer.frame("A"), "number").at(0)).toBe(63_600);
    });

    it("writes numbers that JSON lacks as null, with their places beside them", async () => {
      const answer = await query([
        { expr: "vector(1) / 0", instant: true, range: false },
        { expr: "vector(-1) / 0", instant: true, range: false },
        { expr: "vector(0) / 0", instant: true, range: false },
      ]);
      for (const [refId, entity] of [
        ["A", "Inf"],
        ["B", "NegInf"],
        ["C", "NaN"],
      ] as const) {
        expect(column(answer.frame(refId), "number")).toEqual([null]);
        expect(answer.frame(refId).data.entities?.at(1)).toEqual({ [entity]: [0] });
      }
    });

    it("answers instant and range together when both are asked for", async () => {
      const answer = await query([{ expr: "vector(1)", instant: true, range: true }]);
      // Grafana runs both at once: which comes first is chance.
      const types = answer.frames("A").map((frame) => frame.schema.meta?.type);
      expect(types.toSorted()).toEqual(["numeric-multi", "timeseries-multi"]);
    });

    it("answers one frame without fields when there are no series", async () => {
      const answer = await query([{ expr: "no_metric_has_this_name_7f3a", range: true }]);
      expect(answer.status).toBe(200);
      expect(answer.frames("A")).toHaveLength(1);
      expect(answer.frame("A").schema.fields).toEqual([]);
      expect(answer.frame("A").schema.meta?.executedQueryString).toContain("no_metric_has_this_name_7f3a");
    });

    it("puts a refused query on its refId and answers the others", async () => {
      const answer = await query([
        { expr: "sum(", range: true },
        { expr: "rate(up)", range: true },
        { expr: "vector(1)", range: true },
      ]);
      expect(answer.status).toBe(400);
      expect(answer.results.A).toMatchObject({
        status: 400,
        error: expect.stringMatching(/^bad_data: .*1:5: parse error/),
      });
      expect(answer.results.B?.error).toMatch(
        /expected type range vector in call to function "rate", got instant vector/,
      );
      expect(answer.results.C?.error).toBeUndefined();
      expect(answer.frames("C")).toHaveLength(1);
    });

    it("passes the API that variables are filled from", async () => {
      const { status, body } = await client().call(`/api/datasources/uid/${uid}/resources/api/v1/labels`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ status: "success", data: expect.any(Array) });
      const refused = await client().call(`/api/datasources/uid/${uid}/resources/api/v1/series`);
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject({ status: "error", errorType: "bad_data" });
    });
  });
}
