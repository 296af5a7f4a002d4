import { FieldType, toDataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { withGaps } from "./with-gaps";

const frame = (times: number[], interval: number | undefined, ...insertNulls: (number | undefined)[]) =>
  toDataFrame({
    fields: [
      { name: "time", type: FieldType.time, values: times, config: { interval } },
      ...insertNulls.map((step, at) => ({
        name: `v${at}`,
        type: FieldType.number,
        values: times.map((time) => time / 10),
        config: { custom: { insertNulls: step } },
      })),
    ],
  });
const columns = (...given: Parameters<typeof frame>) => withGaps(frame(...given)).fields.map(({ values }) => values);

describe("gaps in a series", () => {
  it("are where the samples are further apart than the step of the query", () => {
    expect(columns([10, 20, 50, 60], 10, undefined)).toEqual([
      [10, 20, 30, 50, 60],
      [1, 2, null, 5, 6],
    ]);
  });

  it("are where a field says that it is too long", () => {
    expect(columns([10, 20, 50], 10, 40, 15)).toEqual([
      [10, 20, 35, 50],
      [1, 2, undefined, 5],
      [1, 2, null, 5],
    ]);
  });

  it("are not invented where nothing is missing, or no step is known", () => {
    expect(columns([10, 20, 30], 10, undefined)).toEqual([
      [10, 20, 30],
      [1, 2, 3],
    ]);
    expect(columns([10, 20, 90], undefined, undefined)).toEqual([
      [10, 20, 90],
      [1, 2, 9],
    ]);
    expect(columns([], 10, undefined)).toEqual([[], []]);
  });

  it("are not looked for again by the plot", () => {
    expect(withGaps(frame([10, 20], 10, undefined)).fields[0]?.state).toMatchObject({ nullThresholdApplied: true });
  });
});
