import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchRows, type RowColumn } from "./match-rows";

const cell = fc.constantFrom("a", "b", "c", null);
const number = fc.constantFrom(0, 1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, null);
const name = fc.constantFrom("host", "state", "id", "__proto__", "constructor", "Time", "Value");

/** Tables of whatever columns, also of the same name, also of unequal length. */
const table: fc.Arbitrary<RowColumn[]> = fc.array(
  fc.oneof(
    fc.record({ name, type: fc.constant("string"), values: fc.array(cell, { maxLength: 8 }) }),
    fc.record({ name, type: fc.constant("number"), values: fc.array(number, { maxLength: 8 }) }),
    fc.record({ name, type: fc.constant("time"), values: fc.array(fc.nat(3), { maxLength: 8 }) }),
  ),
  { maxLength: 4 },
);
const rows = (columns: readonly RowColumn[]): number => Math.max(0, ...columns.map(({ values }) => values.length));
const column = (called: string, values: readonly unknown[], type: string = typeof values[0]): RowColumn => ({
  name: called,
  type,
  values: [...values],
});
const told = (before: RowColumn[], after: RowColumn[], areLines = false) =>
  matchRows(before, after, areLines).map((pair) => [pair.before, pair.after, ...pair.changed]);

describe("rows of two tables", () => {
  it("are each there once, whatever the tables are", () => {
    fc.assert(
      fc.property(table, table, fc.boolean(), (before, after, areLines) => {
        const pairs = matchRows(before, after, areLines);
        const of = (side: "before" | "after") => pairs.flatMap((pair) => pair[side] ?? []);
        expect(of("before").toSorted((a, b) => a - b)).toEqual(Array.from({ length: rows(before) }, (_, row) => row));
        expect(of("after")).toEqual(Array.from({ length: rows(after) }, (_, row) => row));
      }),
    );
  });

  it("are all equal between a table and itself, in any order of its columns", () => {
    fc.assert(
      fc.property(table, fc.boolean(), (given, areLines) => {
        const unique = given.filter((each, at) => given.findIndex((other) => other.name === each.name) === at);
        for (const pair of matchRows(unique, unique.toReversed(), areLines)) {
          expect([pair.before !== null || rows(unique) === 0, pair.changed]).toEqual([true, []]);
        }
      }),
    );
  });

  it("differ where a value of the same name does", () => {
    const before = [column("host", ["a", "b", "c"]), column("load", [1, 2, 3]), column("disk", [5, 5, 5])];
    const after = [column("host", ["c", "a", "d"]), column("load", [3, 1.5, 9]), column("disk", [5, 6, 5])];
    expect(told(before, after)).toEqual([
      [2, 0],
      [0, 1, "load", "disk"],
      [1, null],
      [null, 2],
    ]);
  });

  it("go by what names them, also when words beside it changed", () => {
    const before = [column("id", ["x", "y"]), column("state", ["up", "up"])];
    const after = [column("id", ["x", "y"]), column("state", ["up", "down"])];
    expect(told(before, after)).toEqual([
      [0, 0],
      [1, 1, "state"],
    ]);
  });

  it("of numbers alone go by the first, and a single one is always the same", () => {
    expect(
      told([column("le", [1, 2]), column("count", [5, 5])], [column("le", [1, 2]), column("count", [5, 7])]),
    ).toEqual([
      [0, 0],
      [1, 1, "count"],
    ]);
    expect(told([column("Value", [4])], [column("Value", [9])])).toEqual([[0, 0, "Value"]]);
    expect(told([column("Value", [0.1 + 0.2])], [column("Value", [0.3])])).toEqual([[0, 0]]);
  });

  it("of a log are the same or others", () => {
    const log = (lines: string[]) => [column("Time", [1, 2], "time"), column("Line", lines)];
    expect(told(log(["boot", "retry"]), log(["boot", "retried"]), true)).toEqual([
      [0, 0],
      [1, null],
      [null, 1],
    ]);
  });

  it("without a column in common have nothing to do with each other", () => {
    expect(told([column("a", [1])], [column("b", [1])])).toEqual([
      [0, null],
      [null, 0],
    ]);
    expect(told([column("a", [1])], [])).toEqual([[0, null]]);
  });
});
