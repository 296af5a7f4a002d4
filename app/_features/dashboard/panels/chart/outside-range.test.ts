import { FieldType, dateTime, toDataFrame, type TimeRange } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { outsideRange } from "./outside-range";

const range = { from: dateTime(1_000), to: dateTime(2_000) } as TimeRange;
const frame = (...times: number[]) =>
  toDataFrame({ fields: [{ name: "time", type: FieldType.time, values: times, config: {} }] });

describe("samples outside the range that is shown", () => {
  it("are told with their span", () => {
    expect(outsideRange([frame(100, 200), frame(50, 300)], range)).toEqual({ from: 50, to: 300 });
    expect(outsideRange([frame(2_001)], range)).toEqual({ from: 2_001, to: 2_001 });
  });

  it("are none when a sample is inside, at an end, or on either side", () => {
    expect(outsideRange([frame(100), frame(1_500)], range)).toBeNull();
    expect(outsideRange([frame(100, 1_000)], range)).toBeNull();
    expect(outsideRange([frame(100, 3_000)], range)).toBeNull();
    expect(outsideRange([frame()], range)).toBeNull();
  });
});
