import { colorManipulator } from "@grafana/data";

/** The opaque colour that a colour makes on a background when it is laid over it with an opacity from 0 to 1. */
export function mixedColor(color: string, background: string, opacity: number): string {
  const [over, under] = [color, background].map((one) =>
    colorManipulator.decomposeColor(colorManipulator.asRgbString(one)).values.map(Number),
  );
  const mix = [0, 1, 2].map((at) => Math.round((over?.[at] ?? 0) * opacity + (under?.[at] ?? 0) * (1 - opacity)));
  return `#${mix.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
