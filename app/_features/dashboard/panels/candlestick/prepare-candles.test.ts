import { FieldType, toDataFrame, type DataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import type { CandlestickOptions } from "./candlestick-options";
import { coursesOf } from "./courses-of";
import { prepareCandles } from "./prepare-candles";

const options = {
  mode: "candles+volume",
  candleStyle: "candles",
  colorStrategy: "open-close",
  colors: { up: "green", down: "red", flat: "gray" },
  fields: {},
} as unknown as CandlestickOptions;

function prices(columns: Record<string, unknown[]>): DataFrame {
  const fields = Object.entries(columns).map(([name, values]) => ({
    name,
    values,
    type: FieldType.number,
    config: {},
  }));
  return toDataFrame({ fields: [{ name: "time", type: FieldType.time, values: [1, 2, 3], config: {} }, ...fields] });
}
const day = { open: [1, 3, 2], high: [4, 4, 3], low: [0, 1, 2], close: [3, 2, 2], volume: [10, 20, 30] };

describe("candles", () => {
  it("are found by the usual names", () => {
    const names = { open: "open", high: "high", low: "low", close: "close", volume: "volume" };
    expect(prepareCandles([prices(day)], options)).toMatchObject({ names });
  });

  it("know which way they went", () => {
    expect(coursesOf(day.open, day.close, "open-close")).toEqual(["up", "down", "flat"]);
    expect(coursesOf(day.open, day.close, "close-close")).toEqual(["flat", "down", "flat"]);
    expect(coursesOf([null, 1], [3, null], "open-close")).toEqual(["flat", "flat"]);
  });

  it("open where the last one closed when there is no open", () => {
    const { open, ...rest } = day;
    expect(open).toHaveLength(3);
    const prepared = prepareCandles([prices(rest)], options);
    const opens = "frame" in prepared && prepared.frame.fields.find(({ name }) => name === prepared.names.open);
    expect(opens && opens.values).toEqual([null, 3, 2]);
  });

  it("take the columns that the panel names", () => {
    const frame = prices({ a: [1, 1, 1], b: [2, 2, 2], c: [0, 0, 0], d: [2, 1, 1] });
    const prepared = prepareCandles([frame], { ...options, fields: { open: "a", high: "b", low: "c", close: "d" } });
    expect(prepared).toMatchObject({ names: { open: "a", high: "b", low: "c", close: "d" } });
  });

  it("draw other columns only when all are wanted", () => {
    const frame = prices({ ...day, average: [1, 2, 3] });
    const namesOf = (all: boolean) => {
      const prepared = prepareCandles([frame], { ...options, includeAllFields: all });
      return "frame" in prepared ? prepared.frame.fields.map(({ name }) => name) : [];
    };
    expect(namesOf(false)).not.toContain("average");
    expect(namesOf(true)).toContain("average");
  });

  it("say what is missing", () => {
    expect(prepareCandles([prices({ open: [1, 2, 3] })], options)).toEqual({ problem: "noPrices" });
    expect(prepareCandles([prices({ open: [1] })], { ...options, mode: "volume" })).toEqual({ problem: "noVolume" });
    expect(prepareCandles([], options)).toEqual({ problem: "noTime" });
  });
});
