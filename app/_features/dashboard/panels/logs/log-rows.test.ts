import { describe, expect, it } from "vitest";
import { commonLabels } from "./common-labels";
import { dedupRows } from "./dedup-rows";
import { lineBody } from "./line-body";
import { LONGEST_LINE, logColumns, logRows, type LogFrame } from "./log-rows";

const loki: LogFrame = {
  refId: "A",
  length: 3,
  fields: [
    { name: "labels", type: "other", values: [{ app: "shop", level: "warn" }, { app: "shop" }, {}] },
    { name: "Time", type: "time", values: [3, 2, 1], nanos: [456_789, 0, 0] },
    { name: "Line", type: "string", values: ["slow", 'ts=1 level=error msg="boom"', "plain"] },
    { name: "tsNs", type: "string", values: ["3456789", "2000000", "1000000"] },
    { name: "labelTypes", type: "other", values: [{}, {}, {}], config: { custom: { hidden: true } } },
    { name: "id", type: "string", values: ["a", "b", "b"] },
  ],
};
const dataplane: LogFrame = {
  refId: "B",
  length: 1,
  fields: [
    { name: "timestamp", type: "time", values: [4] },
    { name: "body", type: "string", values: ["FATAL: gone"] },
    { name: "severity", type: "string", values: ["critical"] },
    { name: "traceID", type: "string", values: ["4bf92f3577b34da6"] },
  ],
};
const lines = (...bodies: string[]): LogFrame => ({
  length: bodies.length,
  fields: [
    { name: "time", type: "time", values: bodies.map((_, index) => index) },
    { name: "message", type: "string", values: bodies },
  ],
});

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

  it("stand in their order within a millisecond", () => {
    const frame: LogFrame = {
      length: 2,
      fields: [
        { name: "Time", type: "time", values: [5, 5] },
        { name: "Line", type: "string", values: ["first", "second"] },
        { name: "tsNs", type: "string", values: ["5000001", "5000002"] },
      ],
    };
    expect(logRows([frame], false).map(({ body, nanos }) => [body, nanos])).toEqual([
      ["second", 2],
      ["first", 1],
    ]);
    expect(logRows([loki], false)[0]?.nanos).toBe(456_789);
  });

  it("have names of their own even where ids repeat", () => {
    const ids = logRows([loki, dataplane], false).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("bear labels in any form, values that are no text, and lines without end", () => {
    const odd: LogFrame = {
      length: 3,
      fields: [
        { name: "Time", type: "time", values: [1, 2, 3] },
        { name: "Line", type: "string", values: [null, { a: 1 }, "x".repeat(LONGEST_LINE + 5)] },
        { name: "labels", type: "other", values: ['{"app":"shop","n":1}', "broken{", null] },
      ],
    };
    expect(logRows([odd], true).map(({ body, labels }) => [body.length, labels])).toEqual([
      [0, { app: "shop", n: "1" }],
      ['{"a":1}'.length, {}],
      [LONGEST_LINE, {}],
    ]);
    expect(logRows([{ length: 2, fields: [{ name: "value", type: "number", values: [1, 2] }] }], true)).toEqual([]);
  });

  it("keep the fields beside line and labels for their details, but not the hidden ones", () => {
    expect(logColumns(loki)?.others).toEqual([]);
    expect(logColumns(dataplane)?.others.map(({ name }) => name)).toEqual(["traceID"]);
  });
});

describe("lines that follow each other and are the same", () => {
  const rows = logRows(
    [
      lines(
        "at 2026-11-22T14:00:00Z took 3ms",
        "at 2026-11-22T14:00:01.5+01:00 took 3ms",
        "at 2026-11-22T14:00:02Z took 9ms",
        "bb 2026-11-22T14:00:02Z took 9ms",
        "other",
        "at 2026-11-22T14:00:00Z took 3ms",
      ),
    ],
    true,
  );

  it.each([
    ["none", [0, 0, 0, 0, 0, 0]],
    ["exact", [1, 0, 0, 0, 0]],
    ["numbers", [0, 0, 0, 0, 0, 0]],
    ["signature", [0, 0, 1, 0, 0]],
  ] as const)("are counted by the strategy %s", (strategy, duplicates) => {
    expect(dedupRows(rows, strategy).map((row) => row.duplicates)).toEqual(duplicates);
  });

  it("are the same without their numbers", () => {
    const counted = logRows([lines("took 3ms of 10", "took 45ms of 9", "took long")], true);
    expect(dedupRows(counted, "numbers").map(({ body, duplicates }) => [body, duplicates])).toEqual([
      ["took 3ms of 10", 1],
      ["took long", 0],
    ]);
  });
});

describe("what is said once", () => {
  it("are the labels that every line has", () => {
    const labels = (...all: Record<string, string>[]) => all.map((each) => ({ labels: each }));
    expect(commonLabels(labels({ app: "a", pod: "1" }, { app: "a", pod: "2" }, { app: "a" }))).toEqual({ app: "a" });
    expect(commonLabels(labels({ app: "a" }))).toEqual({});
    expect(commonLabels([])).toEqual({});
  });
});

describe("what is shown of a line", () => {
  const [row] = logRows([dataplane], true);

  it("is the line, pretty where it is JSON, or the fields that were chosen", () => {
    if (!row) throw new Error("There is no line");
    const shown = (displayedFields: string[]) =>
      lineBody(row, [dataplane], { displayedFields, prettifyLogMessage: false });
    expect(shown([])).toBe("FATAL: gone");
    expect(shown(["traceID", "___LOG_LINE_BODY___"])).toBe("traceID=4bf92f3577b34da6 FATAL: gone");
    expect(shown(["missing"])).toBe("FATAL: gone");
    expect(lineBody({ ...row, body: '{"a":[1]}' }, [], { prettifyLogMessage: true })).toContain('\n  "a"');
    expect(lineBody({ ...row, body: "{broken" }, [], { prettifyLogMessage: true })).toBe("{broken");
  });
});
