import { describe, expect, it } from "vitest";
import { logRows } from "./log-rows";

const loki = {
  refId: "A",
  length: 3,
  fields: [
    { name: "labels", type: "other", values: [{ app: "shop", level: "warn" }, { app: "shop" }, {}] as unknown[] },
    { name: "Time", type: "time", values: [3, 2, 1] },
    { name: "Line", type: "string", values: ["slow", 'ts=1 level=error msg="boom"', "plain"] },
    { name: "id", type: "string", values: ["a", "b", "b"] },
  ],
};
const dataplane = {
  refId: "B",
  length: 1,
  fields: [
    { name: "timestamp", type: "time", values: [4] },
    { name: "body", type: "string", values: ["FATAL: gone"] },
    { name: "severity", type: "string", values: ["critical"] },
  ],
};

describe("lines of logs", () => {
  it("are read from both shapes that Loki sends, newest first", () => {
    expect(logRows([loki, dataplane], false).map(({ time, body, level }) => [time, body, level])).toEqual([
      [4, "FATAL: gone", "critical"],
      [3, "slow", "warning"],
      [2, 'ts=1 level=error msg="boom"', "error"],
      [1, "plain", "unknown"],
    ]);
  });

  it("can be read oldest first", () => {
    expect(logRows([loki, dataplane], true).map(({ time }) => time)).toEqual([1, 2, 3, 4]);
  });

  it("have names of their own even where ids repeat", () => {
    const ids = logRows([loki, dataplane], false).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
