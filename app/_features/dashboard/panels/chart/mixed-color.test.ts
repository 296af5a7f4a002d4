import { describe, expect, it } from "vitest";
import { mixedColor } from "./mixed-color";

describe("a colour over a background", () => {
  it.each([
    ["#ffffff", "#000000", 1, "#ffffff"],
    ["#ffffff", "#000000", 0, "#000000"],
    ["#ff0000", "rgb(0, 0, 255)", 0.5, "#800080"],
  ])("%s on %s at %d is %s", (color, background, opacity, mixed) => {
    expect(mixedColor(color, background, opacity)).toBe(mixed);
  });
});
