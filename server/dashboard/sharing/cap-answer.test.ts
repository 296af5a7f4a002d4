import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_ROWS, MAX_SERIES, capAnswer } from "./cap-answer";

const series = (rows: number, more: object = {}) => ({
  schema: {
    fields: [
      { name: "Time", type: "time" },
      { name: "Value", type: "number" },
    ],
  },
  data: {
    values: [Array.from({ length: rows }, (_, row) => row), Array.from({ length: rows }, (_, row) => row * 2)],
    ...more,
  },
});
type Frame = ReturnType<typeof series> & { schema: { meta?: { custom?: { capped?: unknown } } } };
const framesOf = (results: Record<string, unknown>, refId: string) => (results[refId] as { frames: Frame[] }).frames;
const cappedOf = (frame: Frame | undefined) => frame?.schema.meta?.custom?.capped;

describe("an answer that is too large to draw", () => {
  it("keeps the first thousand of ten thousand series and says so", () => {
    const results = capAnswer({ A: { status: 200, frames: Array.from({ length: 10_000 }, () => series(2)) } });
    const frames = framesOf(results, "A");
    expect(frames).toHaveLength(MAX_SERIES);
    expect(cappedOf(frames[0])).toEqual({ what: "series", kept: MAX_SERIES, of: 10_000 });
    expect(cappedOf(frames[1])).toBeUndefined();
  });

  it("keeps the newest points of a series of 100,000, and where its gaps are", () => {
    const entities = [null, { NaN: [5, 99_999], Inf: [89_000] }];
    const [frame] = framesOf(capAnswer({ A: { frames: [series(100_000, { entities, nanos: [null, null] })] } }), "A");
    expect(frame?.data.values[0]).toHaveLength(MAX_ROWS);
    expect(frame?.data.values.map((column) => column.at(-1))).toEqual([99_999, 199_998]);
    expect(frame?.data).toMatchObject({ entities: [null, { NaN: [MAX_ROWS - 1], Inf: [0] }], nanos: [null, null] });
    expect(cappedOf(frame)).toEqual({ what: "rows", kept: MAX_ROWS, of: 100_000 });
  });

  it("keeps the first columns of a table of ten thousand", () => {
    const fields = Array.from({ length: 10_000 }, (_, index) => ({ name: String(index), type: "number" }));
    const wide = { schema: { fields }, data: { values: fields.map(() => [1]) } };
    const [frame] = framesOf(capAnswer({ A: { frames: [wide] } }), "A");
    expect([frame?.schema.fields.length, frame?.data.values.length]).toEqual([MAX_SERIES, MAX_SERIES]);
    expect(cappedOf(frame)).toEqual({ what: "series", kept: MAX_SERIES, of: 10_000 });
  });

  it("is told of every query of several", () => {
    const many = Array.from({ length: 700 }, () => series(1));
    const results = capAnswer({ A: { frames: many }, B: { frames: many, error: "slow" }, C: { error: "no" } });
    expect([framesOf(results, "A").length, framesOf(results, "B").length]).toEqual([700, 300]);
    expect(results.B).toMatchObject({ error: "slow" });
    expect(results.C).toEqual({ error: "no" });
  });

  it("is left as it is where it is not too large, whatever it is", () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({ status: fc.integer(), error: fc.string() }),
      fc.constant({
        frames: [series(0), series(3), {}, { schema: {}, data: {} }, { data: { values: [[null, null]] } }],
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), odd, { maxKeys: 5 }), (results) => {
        expect(capAnswer(results)).toEqual(results);
      }),
    );
  });
});
