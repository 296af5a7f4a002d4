import { createTheme } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HeatmapColors } from "./heatmap-options";
import { colorStep, heatmapPalette } from "./heatmap-palette";

const dark = createTheme({ colors: { mode: "dark" } });
const light = createTheme({ colors: { mode: "light" } });
const colors: HeatmapColors = {
  mode: "scheme",
  scheme: "Oranges",
  fill: "red",
  exponent: 0.5,
  steps: 64,
  reverse: false,
};
const lightness = (color: string): number =>
  [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(color.slice(at, at + 2), 16), 0);

describe("the colours of a heat map", () => {
  it.each(["Oranges", "Viridis", "YlGnBu"])("of the scheme %s start near the background", (scheme) => {
    const [onDark, onLight] = [dark, light].map((theme) => heatmapPalette({ ...colors, scheme }, theme));
    expect(lightness(onDark![0]!)).toBeLessThan(lightness(onLight![0]!));
    expect(onDark).toHaveLength(64);
  });

  it("turn around when told to, and fall back to oranges", () => {
    expect(heatmapPalette({ ...colors, reverse: true }, dark)).toEqual(heatmapPalette(colors, dark).toReversed());
    expect(heatmapPalette({ ...colors, scheme: "Unheard" }, dark)).toEqual(heatmapPalette(colors, dark));
  });

  it("fade with the count in the mode of opacity", () => {
    const palette = heatmapPalette({ ...colors, mode: "opacity", scale: "linear", steps: 3 }, dark);
    expect(palette.map((color) => color.slice(-2))).toEqual(["00", "80", "ff"]);
  });

  it("never go beyond the palette, and never down while counts go up", () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, (a, b, min, max) => {
        const [low, high] = [a, b].toSorted((one, other) => one - other);
        const [from, to] = [low!, high!].map((count) => colorStep(count, min, max, 64, colors));
        expect(from! >= 0 && to! <= 63 && from! <= to!).toBe(true);
      }),
    );
  });
});
