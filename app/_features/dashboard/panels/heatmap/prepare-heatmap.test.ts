import { DataFrameType, FieldType, toDataFrame, type DataFrame } from "@grafana/data";
import { HeatmapCalculationMode, ScaleDistribution } from "@grafana/schema";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { HeatmapOptions } from "./heatmap-options";
import { prepareHeatmap } from "./prepare-heatmap";

const options = { color: {}, yAxis: {} } as unknown as HeatmapOptions;
const range = { from: 0, to: 3_600_000 };
type Column = [name: string, type: FieldType, values: unknown[], labels?: Record<string, string>];
const frame = (columns: Column[], more: Partial<DataFrame> = {}): DataFrame => ({
  ...toDataFrame({
    fields: columns.map(([name, type, values, labels]) => ({ name, type, values, labels, config: {} })),
  }),
  ...more,
});
const time = (...values: number[]): Column => ["time", FieldType.time, values];
function read(frames: DataFrame[], more: Partial<HeatmapOptions> = {}, cumulative = new Set<string>()) {
  const prepared = prepareHeatmap(frames, { ...options, ...more }, range, cumulative);
  if ("problem" in prepared) throw new Error(prepared.problem);
  const { x0, x1, y0, y1, counts } = prepared.cells;
  return { ...prepared, list: counts.map((count, at) => [x0[at], x1[at], y0[at], y1[at], count]) };
}

describe("a heat map counted from values", () => {
  const counted = (yBuckets: object, values: unknown[], times = values.map((_, row) => row)) =>
    read([frame([time(...times), ["v", FieldType.number, values]])], {
      calculate: true,
      calculation: { xBuckets: { mode: HeatmapCalculationMode.Size, value: "1m" }, yBuckets },
    });

  it("puts values into buckets of the sizes that are set", () => {
    const size = { mode: HeatmapCalculationMode.Size, value: "10" };
    expect(counted(size, [1, 2, 15, 3], [0, 1, 2, 60_000]).list).toEqual([
      [0, 60_000, 0, 10, 2],
      [0, 60_000, 10, 20, 1],
      [60_000, 120_000, 0, 10, 1],
    ]);
  });

  it("grows buckets by powers on a logarithmic axis, and leaves out what has no place there", () => {
    const { list, cells } = counted(
      { value: "1", scale: { type: ScaleDistribution.Log, log: 10 } },
      [2, 20, 200, 0, -1],
    );
    expect(cells.scale).toEqual({ kind: "log", base: 10 });
    expect(list.map(([, , low, high]) => [low, high].map((end) => Math.round(end!)))).toEqual([
      [1, 10],
      [10, 100],
      [100, 1_000],
    ]);
  });

  it("counts each finite value once, in a bucket that holds it", () => {
    const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(null), fc.constant(Number.NaN));
    const mode = fc.constantFrom(HeatmapCalculationMode.Count, HeatmapCalculationMode.Size, undefined);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        mode,
        fc.integer({ min: 1, max: 50 }),
        (values, how, size) => {
          const finite = values.filter((one) => Number.isFinite(one)).length;
          if (finite === 0) return;
          const { cells } = counted({ mode: how, value: how && String(size) }, values);
          expect(cells.counts.reduce((sum, count) => sum + count, 0)).toBe(finite);
          cells.y0.forEach((low, at) => expect(low).toBeLessThan(cells.y1[at]!));
        },
      ),
    );
  });
});

describe("a heat map of buckets", () => {
  // The formats of dates are in the list of units, and ask the browser for its language.
  beforeAll(() => vi.stubGlobal("navigator", { languages: ["en"] }));
  afterAll(() => vi.unstubAllGlobals());
  const bucket = (le: string, values: unknown[]): DataFrame =>
    frame([time(60_000, 120_000), ["Value", FieldType.number, values, { le }]], { refId: "A" });

  it("orders them by their ends and names those", () => {
    const { list, cells } = read([bucket("+Inf", [3, 3]), bucket("0.5", [1, 1]), bucket("1", [2, 2])]);
    expect(cells.scale).toEqual({ kind: "ordinal", labels: ["0.5", "1", "+Inf"], edge: "upper" });
    expect(list.slice(0, 3)).toEqual([
      [0, 60_000, 0, 1, 1],
      [0, 60_000, 1, 2, 2],
      [0, 60_000, 2, 3, 3],
    ]);
  });

  it("writes the ends in the unit of the axis, and leaves infinity alone", () => {
    const buckets = [bucket("0.5", [1, 1]), bucket("2", [2, 2]), bucket("+Inf", [3, 3])];
    const labels = (yAxis: object) => {
      const { scale } = read(buckets, { yAxis }).cells;
      return scale.kind === "ordinal" ? scale.labels : [];
    };
    expect(labels({ unit: "s" })).toEqual(["500 ms", "2 s", "+Inf"]);
    expect(labels({ decimals: 2 })).toEqual(["0.50", "2.00", "+Inf"]);
  });

  it("takes apart what Prometheus adds up, once", () => {
    const sums = [bucket("+Inf", [9, 9]), bucket("0.5", [2, 4]), bucket("1", [5, 3])];
    const first = ({ list }: ReturnType<typeof read>) => list.map(([, , , , count]) => count);
    expect(first(read(sums, { filterValues: { le: -1 } }, new Set(["A"])))).toEqual([2, 3, 4, 4, 0, 6]);
    const ready = sums.map((one) => ({ ...one, meta: { type: DataFrameType.HeatmapRows } }));
    expect(first(read(ready, {}, new Set(["A"])))).toEqual([2, 5, 9, 4, 3, 9]);
  });

  it("stands on an axis of values when the panel wants one", () => {
    const yBucketScale = { type: ScaleDistribution.Log, log: 2 };
    const { list, cells } = read([bucket("1", [1, 1]), bucket("4", [2, 2])], { rowsFrame: { yBucketScale } });
    expect(cells.scale).toEqual({ kind: "log", base: 2 });
    expect(list[1]).toEqual([0, 60_000, 1, 4, 2]);
  });

  it("leaves out counts that are filtered, and takes colours from the rest", () => {
    const { list, min, max } = read([bucket("1", [0, 5]), bucket("2", [7, 90])], {
      filterValues: { le: 1e-9, ge: 50 },
    });
    expect(list.map(([, , , , count]) => count)).toEqual([7, 5]);
    expect([min, max]).toEqual([5, 7]);
  });

  it("reads native histograms", () => {
    const cells: Column[] = [
      ["xMax", FieldType.time, [60_000, 60_000, 120_000]],
      ["yMin", FieldType.number, [1, 2, 1]],
      ["yMax", FieldType.number, [2, 4, 2]],
      ["count", FieldType.number, [3, 4, 5]],
    ];
    const { list, cells: made } = read([frame(cells, { meta: { type: DataFrameType.HeatmapCells } })]);
    expect(made.scale).toEqual({ kind: "log", base: 2 });
    expect(list).toEqual([
      [0, 60_000, 1, 2, 3],
      [0, 60_000, 2, 4, 4],
      [60_000, 120_000, 1, 2, 5],
    ]);
  });

  it("says when there are none", () => {
    const text = frame([time(1), ["state", FieldType.string, ["up"]]]);
    expect(prepareHeatmap([text], options, range, new Set())).toEqual({ problem: "noBuckets" });
  });
});
