import { FieldType, createDataFrame } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundSeries, mostSeries } from "./series-bound";

const frameOf = (series: number) =>
  createDataFrame({
    fields: [
      { name: "time", type: FieldType.time, values: [1, 2] },
      ...Array.from({ length: series }, (_, index) => ({
        name: `s${index}`,
        type: FieldType.number,
        values: [1, null],
      })),
    ],
  });
const drawn = (frames: ReturnType<typeof frameOf>[]): number =>
  frames.reduce((sum, frame) => sum + frame.fields.filter(({ type }) => type === FieldType.number).length, 0);

describe("answers with very many series", () => {
  it("are left as they are while they fit", () => {
    const frames = [frameOf(3), frameOf(2)];
    expect(boundSeries(frames, 5)).toEqual({ frames, total: 5 });
    expect(boundSeries(frames, 5).frames).toBe(frames);
  });

  it("keep the first series, each with its time", () => {
    const { frames, total } = boundSeries(
      Array.from({ length: 10_000 }, () => frameOf(1)),
      mostSeries("timeseries"),
    );
    expect(total).toBe(10_000);
    expect(frames).toHaveLength(mostSeries("timeseries"));
    const wide = boundSeries([frameOf(10_000)], mostSeries("stat")).frames[0];
    expect(wide?.fields[0]?.type).toBe(FieldType.time);
    expect(wide?.fields).toHaveLength(mostSeries("stat") + 1);
    expect(wide?.fields.at(-1)?.name).toBe(`s${mostSeries("stat") - 1}`);
  });

  it("never keep more than asked for, nor fewer while there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 100 }),
        (counts, most) => {
          const { frames, total } = boundSeries(counts.map(frameOf), most);
          expect(drawn(frames)).toBe(Math.min(total, most));
        },
      ),
      { numRuns: 50 },
    );
  });
});
