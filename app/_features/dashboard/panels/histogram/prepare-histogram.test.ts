import { DataFrameType, FieldType, createTheme, toDataFrame, type DataFrame } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { prepareHistogram } from "./prepare-histogram";

// Formats of numbers ask for the language of the browser, which Node 20 has none of.
vi.stubGlobal("navigator", { language: "en", languages: ["en"] });

const theme = createTheme();
const frame = (columns: Record<string, unknown[]>, type?: DataFrameType): DataFrame =>
  toDataFrame({
    meta: type && { type },
    fields: Object.entries(columns).map(([name, values]) => ({ name, values, type: FieldType.number, config: {} })),
  });
const read = (prepared: ReturnType<typeof prepareHistogram>) => {
  if ("problem" in prepared) throw new Error(prepared.problem);
  return { ...prepared, counts: prepared.frame.fields.slice(1).map(({ values }) => values as number[]) };
};

describe("a histogram", () => {
  it("counts values in buckets of the size that is set", () => {
    const { places, counts } = read(
      prepareHistogram([frame({ a: [1, 2, 11, 12, 25] })], { bucketSize: 10 } as never, theme),
    );
    expect(places).toEqual([
      { from: 0, to: 10 },
      { from: 10, to: 20 },
      { from: 20, to: 30 },
    ]);
    expect(counts).toEqual([[2, 2, 1]]);
  });

  it("moves buckets by the offset", () => {
    const options = { bucketSize: 10, bucketOffset: 5 } as never;
    expect(read(prepareHistogram([frame({ a: [6, 14, 16] })], options, theme)).places[0]).toEqual({ from: 5, to: 15 });
  });

  it("counts every finite number once, however many buckets there are", () => {
    const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(null), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 60 }),
        (values, bucketCount) => {
          const finite = values.filter((one) => Number.isFinite(one)).length;
          const prepared = prepareHistogram([frame({ a: values })], { bucketCount } as never, theme);
          if (finite === 0) expect(prepared).toEqual({ problem: "noNumber" });
          else expect(read(prepared).counts[0]!.reduce((sum, count) => sum + count, 0)).toBe(finite);
        },
      ),
    );
  });

  it("counts series apart, or as one", () => {
    const frames = [frame({ a: [1, 2] }), frame({ b: [1, 12] })];
    expect(read(prepareHistogram(frames, { bucketSize: 10 } as never, theme)).counts).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect(read(prepareHistogram(frames, { bucketSize: 10, combine: true } as never, theme)).counts).toEqual([[3, 1]]);
  });

  it("takes buckets that come ready made", () => {
    const ready = frame({ xMin: [0, 10], xMax: [10, 20], count: [3, 4] });
    const { places, counts, linear } = read(prepareHistogram([ready], {} as never, theme));
    expect(places.map(({ from }) => from)).toEqual([0, 10]);
    expect([counts, linear]).toEqual([[[3, 4]], true]);
  });

  it("puts buckets of different sizes side by side", () => {
    const rows = frame({ "le 0.1": [1, 1], "le 1": [2, 2], "le 10": [4, 4] }, DataFrameType.HeatmapRows);
    const { places, linear, counts } = read(prepareHistogram([rows], {} as never, theme));
    expect(linear).toBe(false);
    expect(places.slice(0, 2)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
    expect(counts[0]?.slice(0, 3)).toEqual([2, 4, 8]);
  });
});
