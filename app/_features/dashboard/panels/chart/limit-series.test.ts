import { FieldType, toDataFrame, type DataFrame } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitSeries } from "./limit-series";

const frame = (numbers: number): DataFrame =>
  toDataFrame({
    fields: [
      { name: "time", type: FieldType.time, values: [1] },
      ...Array.from({ length: numbers }, (_, at) => ({ name: `v${at}`, type: FieldType.number, values: [at] })),
    ],
  });
const count = (frames: DataFrame[]): number =>
  frames.flatMap(({ fields }) => fields.filter(({ type }) => type === FieldType.number)).length;

describe("very many series", () => {
  it("are cut to the first ones, and counted", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        (sizes, most) => {
          const frames = sizes.map(frame);
          const limited = limitSeries(frames, most);
          expect(limited.total).toBe(count(frames));
          expect(limited.shown).toBe(Math.min(most, limited.total));
          expect(count(limited.frames)).toBe(limited.shown);
        },
      ),
    );
  });

  it("keep the times of those that are left", () => {
    const { frames } = limitSeries([frame(3)], 1);
    expect(frames[0]?.fields.map(({ name }) => name)).toEqual(["time", "v0"]);
  });
});
