import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flameData, type FlameData, type FlameFrame } from "./flame-data";
import { flameTable } from "./flame-table";
import { barAt, neighbourOf, visibleBars, windowOf } from "./flame-view";
import { packageOf } from "./package-of";

type Row = [level: number, value: number, self: number, label: unknown];
const frame = (rows: Row[], enumTexts?: string[]): FlameFrame => ({
  length: rows.length,
  fields: [
    { name: "level", type: "number", values: rows.map(([level]) => level) },
    { name: "value", type: "number", values: rows.map(([, value]) => value), config: { unit: "ns" } },
    { name: "self", type: "number", values: rows.map(([, , self]) => self) },
    {
      name: "label",
      type: "string",
      values: rows.map((row) => row[3]),
      config: { type: { enum: { text: enumTexts } } },
    },
  ],
});
const read = (...args: Parameters<typeof frame>): FlameData => {
  const data = flameData(frame(...args));
  if (!data) throw new Error("The frame cannot be read");
  return data;
};
const ROWS: Row[] = [
  [0, 100, 0, "total"],
  [1, 60, 10, "main"],
  [2, 30, 30, "read"],
  [2, 20, 20, "main"],
  [1, 40, 40, "gc"],
];

describe("a profile", () => {
  it("puts every call above its caller, one after the other", () => {
    const data = read(ROWS);
    expect([...data.starts]).toEqual([0, 0, 0, 30, 60]);
    expect([...data.parents]).toEqual([-1, 0, 1, 1, 0]);
    expect(data.byLevel).toEqual([[0], [1, 4], [2, 3]]);
    expect(data).toMatchObject({ total: 100, unit: "ns" });
  });

  it("may name its functions by number", () => {
    const data = read([[0, 1, 1, 1]], ["a", "b"]);
    expect(data.labels).toEqual(["b"]);
  });

  it("is none without its columns", () => {
    expect(flameData({ length: 1, fields: [{ name: "value", type: "number", values: [1] }] })).toBeNull();
  });

  it("never has two bars in one place, whatever the levels say", () => {
    const level = fc.integer({ min: -2, max: 9 });
    const value = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(level, value), { maxLength: 80 }), (drawn) => {
        const data = read(drawn.map(([at, wide], index): Row => [at, wide, 0, `f${index}`]));
        for (const rows of data.byLevel) {
          rows?.slice(1).forEach((row, index) => {
            const before = rows[index] ?? 0;
            expect(data.starts[row]).toBeGreaterThanOrEqual((data.starts[before] ?? 0) + (data.values[before] ?? 0));
          });
        }
      }),
    );
  });

  it("counts a function that calls itself once", () => {
    const table = Object.fromEntries(flameTable(read(ROWS)).map((symbol) => [symbol.label, symbol]));
    expect(table.main).toEqual({ label: "main", self: 30, total: 60 });
    expect(table.gc).toEqual({ label: "gc", self: 40, total: 40 });
  });
});

describe("looking at a profile", () => {
  const data = read(ROWS);

  it("shows what is under the pointer", () => {
    const whole = windowOf(data, null);
    expect(barAt(data, whole, 1_000, 700, 25)).toBe(4);
    expect(barAt(data, whole, 1_000, 550, 45)).toBeNull();
  });

  it("fills the width with what was zoomed to, and its callers", () => {
    const window = windowOf(data, 3);
    expect(window).toEqual({ from: 30, to: 50 });
    expect(visibleBars(data, 2, window, 200)).toEqual([{ row: 3, x: 0, width: 200 }]);
    expect(visibleBars(data, 0, window, 200)).toEqual([{ row: 0, x: 0, width: 200 }]);
  });

  it("leaves out what is too narrow to see", () => {
    expect(
      visibleBars(
        read([
          [0, 10_000, 0, "a"],
          [1, 1, 1, "b"],
        ]),
        1,
        { from: 0, to: 10_000 },
        300,
      ),
    ).toEqual([]);
  });

  it("is walked with the arrows", () => {
    expect(["ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"].map((key) => neighbourOf(data, 1, key))).toEqual([
      0,
      2,
      4,
      null,
    ]);
  });
});

describe("the package of a function", () => {
  it.each([
    ["github.com/grafana/loki/pkg.(*Querier).Do", "github.com/grafana/loki/pkg"],
    ["net/http.(*conn).serve", "net/http"],
    ["com.example.shop.Cart.add", "com.example.shop"],
    ["std::io::Read::read", "std::io::Read"],
    ["lib/app.py:run", "lib/app.py"],
    ["main", "main"],
  ])("of %s is %s", (label, expected) => expect(packageOf(label)).toBe(expected));
});
