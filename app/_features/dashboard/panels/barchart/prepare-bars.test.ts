import { FieldType, createTheme, toDataFrame, type DataFrame } from "@grafana/data";
import { StackingMode } from "@grafana/schema";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { layoutBars } from "./layout-bars";
import { prepareBars } from "./prepare-bars";

// Formats of numbers ask for the language of the browser, which Node 20 has none of.
vi.stubGlobal("navigator", { language: "en", languages: ["en"] });
const theme = createTheme();

type Column = [name: string, type: FieldType, values: unknown[]];
const frame = (...columns: Column[]): DataFrame =>
  toDataFrame({ fields: columns.map(([name, type, values]) => ({ name, type, values, config: {} })) });
const tableOf = (prepared: ReturnType<typeof prepareBars>) =>
  "frame" in prepared ? prepared.frame.fields.map(({ values }) => values) : prepared;

describe("the table of a bar chart", () => {
  const load: Column = ["load", FieldType.number, [1, Number.NaN]];
  const host: Column = ["host", FieldType.string, ["a", "b"]];
  const time: Column = ["time", FieldType.time, [1, 2]];

  it("stands bars on texts, or on times when there are none", () => {
    expect(tableOf(prepareBars([frame(time, host, load)], undefined, theme))).toEqual([
      ["a", "b"],
      [1, null],
    ]);
    expect(tableOf(prepareBars([frame(time, load)], undefined, theme))).toEqual([
      [1, 2],
      [1, null],
    ]);
  });

  it("stands bars on the field that the panel names, whatever its type", () => {
    const size: Column = ["size", FieldType.number, [10, 20]];
    expect(tableOf(prepareBars([frame(host, size, load)], "size", theme))).toEqual([
      [10, 20],
      [1, null],
    ]);
  });

  it("joins several answers by category", () => {
    const other = frame(["host", FieldType.string, ["b", "c"]], ["disk", FieldType.number, [7, 8]]);
    expect(tableOf(prepareBars([frame(host, ["cpu", FieldType.number, [1, 2]]), other], undefined, theme))).toEqual([
      ["a", "b", "c"],
      [1, 2, null],
      [null, 7, 8],
    ]);
  });

  it("says what is missing", () => {
    expect(prepareBars([frame(load)], undefined, theme)).toEqual({ problem: "noCategory" });
    expect(prepareBars([frame(host)], undefined, theme)).toEqual({ problem: "noNumber" });
    expect(prepareBars([frame(host, load)], "region", theme)).toEqual({ problem: "noField" });
  });
});

describe("the places of bars", () => {
  const full = { groupWidth: 1, barWidth: 1 };

  it("are side by side in their group", () => {
    const { blocks } = layoutBars([[2], [4]], [true, true], { ...full, stacking: StackingMode.None });
    expect(blocks.map(({ from, to, low, high }) => [from, to, low, high])).toEqual([
      [-0.5, 0, 0, 2],
      [0, 0.5, 0, 4],
    ]);
  });

  it("stack above and below zero", () => {
    const { blocks, ends } = layoutBars([[2], [-3], [4]], [true, true, true], {
      ...full,
      stacking: StackingMode.Normal,
    });
    expect(blocks.map(({ low, high }) => [low, high])).toEqual([
      [0, 2],
      [-3, 0],
      [2, 6],
    ]);
    expect(ends).toEqual([[2], [-3], [6]]);
  });

  it("give no room to what is hidden", () => {
    const { blocks } = layoutBars([[2], [4]], [false, true], { ...full, stacking: StackingMode.None });
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatchObject({ from: -0.5, to: 0.5, series: 2 });
  });

  it("add up to one on each side with percentages, and stay in their group", () => {
    const numbers = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: null }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        fc.array(numbers, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (series, share) => {
          const visible = series.map(() => true);
          const layout = { stacking: StackingMode.Percent, groupWidth: share, barWidth: share };
          for (const block of layoutBars(series, visible, layout).blocks) {
            expect(Math.abs(block.high) <= 1 + 1e-9 && Math.abs(block.low) <= 1 + 1e-9).toBe(true);
            expect(block.from >= block.row - 0.5 && block.to <= block.row + 0.5).toBe(true);
          }
        },
      ),
    );
  });
});
