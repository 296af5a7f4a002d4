import { beforeAll, describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { column, queryData, RANGE, times, type WireFrame } from "./query-data";
import { testDataUid } from "./test-data-contract.suite";

const QUARTER = (RANGE.to - RANGE.from) / 4;
const EXPRESSION = { uid: "__expr__", type: "__expr__" };

/** The numbers of a frame, with those that JSON lacks put back. */
function numbers(frame: WireFrame): unknown[] {
  const index = frame.schema.fields.findIndex(({ type }) => type === "number");
  const entities = frame.data.entities?.[index] ?? {};
  const lost = { NaN: Number.NaN, Inf: Infinity, NegInf: -Infinity };
  // One server writes -0 and another 0.
  const values = (frame.data.values[index] ?? []).map((value) => (value === 0 ? 0 : value));
  for (const [name, value] of Object.entries(lost)) for (const i of entities[name] ?? []) values[i] = value;
  return values;
}

/** Grafana's own expressions over the data of other queries. */
export function expressionContract(client: () => GrafanaClient): void {
  describe("expressions", () => {
    let uid: string;
    beforeAll(async () => {
      uid = await testDataUid(client());
    });
    const csv = (stringInput: string, more: object = {}) => ({ scenarioId: "csv_metric_values", stringInput, ...more });
    const expr = (fields: object) => ({ datasource: EXPRESSION, ...fields });
    const run = (queries: Record<string, unknown>[]) => queryData(client(), uid, queries);
    const GAPPED = "1,null,-3,0,2.5";
    const gapped = (fields: object) => run([csv(GAPPED, { hide: true }), expr(fields)]);

    it("answer with a series named after themselves, beside what they were made from", async () => {
      const answer = await run([csv("1,2,3,4"), expr({ type: "math", expression: "$A * 2" })]);
      expect(answer.status).toBe(200);
      expect(answer.frame("A").schema.fields.at(1)).toMatchObject({
        name: "A-series",
        labels: { __name__: "A-series" },
      });
      const frame = answer.frame("B");
      expect(frame.schema.meta).toMatchObject({ type: "timeseries-multi", typeVersion: [0, 1] });
      expect(frame.schema.fields).toMatchObject([
        { name: "Time", type: "time" },
        { name: "B", type: "number", typeInfo: { frame: "float64", nullable: true }, labels: { __name__: "A-series" } },
      ]);
      expect(numbers(frame)).toEqual([2, 4, 6, 8]);
      expect(times(frame)).toEqual(times(answer.frame("A")));
    });

    it.each<[string, unknown[]]>([
      ["$A + 1", [2, null, -2, 1, 3.5]],
      ["${A} - 1", [0, null, -4, -1, 1.5]],
      ["-$A", [-1, null, 3, 0, -2.5]],
      ["!$A", [0, null, 0, 1, 0]],
      ["$A % 2", [1, null, -1, 0, 0.5]],
      ["$A ** 2", [1, null, 9, 0, 6.25]],
      ["$A / 0", [Infinity, null, -Infinity, NaN, Infinity]],
      ["1e3 + 0x10 + $A", [1017, null, 1013, 1016, 1018.5]],
      ["$A > 0", [1, null, 0, 0, 1]],
      ["$A >= 0 && $A < 2", [1, null, 0, 1, 0]],
      ["$A == 1 || $A != $A", [1, null, 0, 0, 0]],
      ["abs($A)", [1, NaN, 3, 0, 2.5]],
      ["round($A)", [1, NaN, -3, 0, 3]],
      ["ceil($A) - floor($A)", [0, NaN, 0, 0, 1]],
      ["log($A)", [0, NaN, NaN, -Infinity, Math.log(2.5)]],
      ["is_null($A)", [0, 1, 0, 0, 0]],
      ["is_number($A)", [1, 0, 1, 1, 1]],
      ["is_nan($A)", [0, NaN, 0, 0, 0]],
      ["$A + nan()", [NaN, null, NaN, NaN, NaN]],
    ])("compute %s, gaps and all", async (expression, wanted) => {
      expect(numbers((await gapped({ type: "math", expression })).frame("B"))).toEqual(wanted);
    });

    it("compute without data, to a number", async () => {
      const answer = await run([
        expr({ type: "math", expression: "(1 > 2) + 5" }),
        expr({ type: "math", expression: "inf()" }),
      ]);
      expect(answer.frame("A").schema.meta?.type).toBe("numeric-multi");
      expect(numbers(answer.frame("A"))).toEqual([5]);
      expect(numbers(answer.frame("B"))).toEqual([Infinity]);
    });

    it.each<[string, Record<string, unknown>, unknown]>([
      ["mean", {}, NaN],
      ["last", {}, 2.5],
      ["count", {}, 5],
      ["mean", { mode: "dropNN" }, 0.125],
      ["sum", { mode: "dropNN" }, 0.5],
      ["min", { mode: "dropNN" }, -3],
      ["max", { mode: "dropNN" }, 2.5],
      ["median", { mode: "dropNN" }, 0.5],
      ["count", { mode: "dropNN" }, 4],
      ["sum", { mode: "replaceNN", replaceWithValue: 9 }, 9.5],
    ])("reduce a series to its %s %o", async (reducer, settings, wanted) => {
      const frame = (await gapped({ type: "reduce", expression: "A", reducer, settings })).frame("B");
      expect(frame.schema).toMatchObject({ meta: { type: "numeric-multi" }, fields: [{ name: "B", type: "number" }] });
      expect(numbers(frame)).toEqual([wanted]);
    });

    it.each<[string, number[], unknown[]]>([
      ["gt", [1], [0, null, 0, 0, 1]],
      ["lte", [1], [1, null, 1, 1, 0]],
      ["eq", [1], [1, null, 0, 0, 0]],
      ["within_range", [-3, 1], [0, null, 0, 1, 0]],
      ["within_range_included", [-3, 1], [1, null, 1, 1, 0]],
      ["outside_range", [-1, 1], [0, null, 1, 0, 1]],
    ])("hold samples against a threshold: %s %o", async (type, params, wanted) => {
      const answer = await gapped({
        type: "threshold",
        expression: "A",
        conditions: [{ evaluator: { type, params } }],
      });
      expect(numbers(answer.frame("B"))).toEqual(wanted);
    });

    it.each([
      ["pad", "mean", [1, 1, 2, 3, 4]],
      ["backfilling", "max", [1, 2, 2, 3, 4]],
      ["fillna", "last", [1, null, 2, 3, 4]],
    ])("bring a series onto another grid: %s", async (upsampler, downsampler, wanted) => {
      const source = csv("1,2,3,4", { hide: true });
      const window = `${QUARTER / 60_000}m`;
      const answer = await run([source, expr({ type: "resample", expression: "A", window, downsampler, upsampler })]);
      const grid = [0, 1, 2, 3, 4].map((i) => RANGE.from + i * QUARTER);
      expect(times(answer.frame("B"))).toEqual(grid);
      // Samples at thirds of the range: the first quarter has none of its own.
      expect(numbers(answer.frame("B"))).toEqual(wanted);
    });

    it("join series by their labels, and leave out what has no partner", async () => {
      const walk = (seriesCount: number, labels: string) => ({
        scenarioId: "random_walk",
        seriesCount,
        labels,
        startValue: 5,
        min: 5,
        max: 5,
        hide: true,
      });
      const joined = await run([
        walk(2, "h=$seriesIndex, z=1"),
        walk(2, "h=$seriesIndex"),
        expr({ type: "math", expression: "$A + $B" }),
      ]);
      const labels = joined.frames("C").map((frame) => frame.schema.fields.at(1)?.labels);
      expect(labels).toEqual([
        { h: "0", z: "1" },
        { h: "1", z: "1" },
      ]);
      expect(new Set(joined.frames("C").flatMap(numbers))).toEqual(new Set([10]));
      const strangers = await run([
        walk(2, "h=$seriesIndex"),
        walk(2, "k=$seriesIndex"),
        expr({ type: "math", expression: "$A + $B" }),
      ]);
      expect(strangers.frames("C")).toEqual([]);
    });

    it("reduce, then compare: the chain of an alert rule", async () => {
      const answer = await run([
        csv("1,2,3,4", { hide: true }),
        expr({ type: "reduce", expression: "A", reducer: "last", hide: true }),
        expr({ type: "threshold", expression: "B", conditions: [{ evaluator: { type: "gt", params: [3] } }] }),
      ]);
      expect(Object.keys(answer.results)).toEqual(["C"]);
      expect(numbers(answer.frame("C"))).toEqual([1]);
    });

    it("evaluate the conditions of older rules, and say what matched", async () => {
      const condition = (reducer: string, type: string, params: number[]) => ({
        type: "query",
        evaluator: { type, params },
        operator: { type: "and" },
        query: { params: ["A"] },
        reducer: { type: reducer, params: [] },
      });
      const answer = await run([
        csv("1,2,3,4", { hide: true }),
        expr({ type: "classic_conditions", conditions: [condition("avg", "gt", [2])] }),
        expr({ type: "classic_conditions", conditions: [condition("last", "lt", [2])] }),
      ]);
      expect([numbers(answer.frame("B")), numbers(answer.frame("C"))]).toEqual([[1], [0]]);
      const matched = [{ value: "2.5", metric: "A-series", labels: { __name__: "A-series" } }];
      expect([answer.frame("B").schema.meta?.custom, answer.frame("C").schema.meta?.custom]).toEqual([matched, []]);
    });

    it("fail with what they need, each on its own refId", async () => {
      const answer = await run([
        { scenarioId: "random_walk_with_error" },
        expr({ type: "math", expression: "$A" }),
        csv("1,2"),
      ]);
      expect(answer.status).toBe(400);
      expect(answer.results.A).toMatchObject({
        status: 500,
        error: expect.stringMatching(/^\[sse\.dataQueryError\] failed to execute query \[A\]: /),
      });
      expect(answer.results.B).toMatchObject({
        status: 500,
        error: expect.stringMatching(/^\[sse\.dependencyError\] .*\[A\]$/),
      });
      expect(column(answer.frame("C"), "number")).toEqual([1, 2]);
    });

    const refused = async (fields: object) => {
      const queries = [
        { refId: "A", datasource: { uid }, ...csv("1,2") },
        { refId: "B", ...expr(fields) },
      ];
      return client().call("/api/ds/query", { json: { from: "now-1h", to: "now", queries } });
    };
    it.each([
      [
        "an operator without its right side",
        { type: "math", expression: "$A +" },
        "invalid math command: expr: unexpected EOF",
      ],
      ["an unknown function", { type: "math", expression: "foo($A)" }, "non existent function foo"],
      ["an unknown reducer", { type: "reduce", expression: "A", reducer: "nope" }, "reduction nope not implemented"],
      ["no condition", { type: "threshold", expression: "A" }, "threshold expression requires exactly one condition"],
    ])("refuse %s with the refId and a reason", async (_name, fields, reason) => {
      const { status, body } = await refused(fields);
      expect(status).toBe(400);
      expect(body).toMatchObject({
        messageId: "sse.parseError",
        message: expect.stringMatching(/^failed to parse expression \[B\]: /),
        extra: { refId: "B", error: expect.stringContaining(reason) },
      });
    });

    it.each([
      ["a refId that is not there", { type: "math", expression: "$A + $Z" }],
      ["themselves", { type: "math", expression: "$B" }],
      ["an unknown kind of expression", { type: "nope", expression: "$A" }],
    ])("say nothing more than that it failed for %s", async (_name, fields) => {
      const { status, body } = await refused(fields);
      expect([status, body]).toEqual([500, { message: "Query data error" }]);
    });
  });
}
