import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_TAIL, MOST_LINES, nextBound, tailFrame, tailLines, withPage, type TailLine } from "./log-tail";

const line = (ns: number | bigint, body = "x"): TailLine => ({
  id: `${ns}_${body}`,
  tsNs: String(ns),
  labels: { app: "web" },
  body,
});

describe("a live tail", () => {
  it("shows every line once and in order, however the looks overlap", () => {
    const looks = fc.array(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(looks, (pages) => {
        const tail = pages.reduce(
          (now, page) =>
            withPage(
              now,
              page.map((ns) => line(ns)),
              1_000,
            ),
          EMPTY_TAIL,
        );
        const expected = [...new Set(pages.flat())].sort((a, b) => a - b).map(String);
        expect(tail.lines.map(({ tsNs }) => tsNs)).toEqual(expected);
      }),
    );
  });

  it("keeps no more than it may, and nothing that went comes back", () => {
    const page = Array.from({ length: MOST_LINES + 500 }, (_, index) => line(index + 1));
    const full = withPage(EMPTY_TAIL, page, 5_000);
    expect(full.lines).toHaveLength(MOST_LINES);
    expect(full.lines[0]?.tsNs).toBe("501");
    expect(full.left).toBe(500);
    expect(withPage(full, page, 5_000)).toBe(full);
  });

  it("tells lines of the same nanosecond apart", () => {
    const tail = withPage(EMPTY_TAIL, [line(5, "a"), line(5, "b"), line(5, "a")], 10);
    expect(tail.lines.map(({ body }) => body)).toEqual(["a", "b"]);
  });

  it("says when more was written than one look brings", () => {
    const first = withPage(EMPTY_TAIL, [line(1), line(2)], 2);
    expect(first.hasGap).toBe(false);
    expect(withPage(first, [line(3), line(2)], 2).hasGap).toBe(false);
    expect(withPage(first, [line(9), line(8)], 2).hasGap).toBe(true);
  });

  it("reads on from a little before the last line, to the nanosecond", () => {
    const ns = 1_764_000_000_123_456_789n;
    const tail = withPage(EMPTY_TAIL, [line(ns)], 10);
    expect(tail.newest).toBe(ns);
    expect(nextBound(tail, 0)).toBe(1_764_000_000_123 - 3_000);
    expect(nextBound(tail, 1_764_000_000_000)).toBe(1_764_000_000_000);
    expect(nextBound(EMPTY_TAIL, 42)).toBe(42);
  });

  it("reads both shapes of Loki's answers, and gives back what it read", () => {
    const old = {
      schema: { fields: [{ name: "labels" }, { name: "Time" }, { name: "Line" }, { name: "tsNs" }, { name: "id" }] },
      data: {
        values: [[{ app: "web" }], [1764000000123], ["boom"], ["1764000000123456789"], ["1764000000123456789_1d"]],
      },
    };
    const dataplane = {
      schema: { fields: [{ name: "labels" }, { name: "timestamp" }, { name: "body" }, { name: "id" }] },
      data: {
        values: [[{ app: "web" }], [1764000000123], ["boom"], ["1764000000123456789_1d"]],
        nanos: [null, [456789], null, null],
      },
    };
    const lines = tailLines([old]);
    expect(lines).toEqual([
      { id: "1764000000123456789_1d", tsNs: "1764000000123456789", labels: { app: "web" }, body: "boom" },
    ]);
    expect(tailLines([dataplane])).toEqual(lines);
    expect(tailLines([tailFrame(withPage(EMPTY_TAIL, lines, 10))])).toEqual(lines);
    expect(tailLines([{}, { schema: { fields: [{ name: "Value" }] }, data: { values: [[1]] } }])).toEqual([]);
  });
});
