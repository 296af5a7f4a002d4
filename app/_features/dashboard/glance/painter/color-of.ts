import { HUES, PALETTE } from "./palette";

export type PainterTheme = "dark" | "light";

/** The colour of CSS that a colour of the wire means in a theme; an unknown name is the first of the palette. */
export function colorOf(color: string, theme: PainterTheme): string {
  if (/^\d+$/.test(color)) return colorOf(PALETTE[Number(color) % PALETTE.length] ?? "green", theme);
  if (/^(#[\da-f]{3,8}|rgba?\([\d\s.,%]+\))$/i.test(color)) return color;
  return HUES[theme][color] ?? HUES[theme].green ?? "";
}

/** The same colour, see-through; `opacity` from 0 to 1. */
export function faded(color: string, opacity: number): string {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  const hex = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join("")}`
    : color;
  const alpha = Math.round(Math.min(1, Math.max(0, opacity)) * 255);
  return /^#[\da-f]{6}$/i.test(hex) ? hex + alpha.toString(16).padStart(2, "0") : hex;
}

/** Black or white, whichever reads better on a colour (relative luminance of WCAG 2, roughly). */
export function contrastOf(color: string): string {
  const [, red = "0", green = "0", blue = "0"] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(color) ?? [];
  const light = [red, green, blue].map((part) => (Number.parseInt(part, 16) / 255) ** 2.2);
  return 0.2126 * (light[0] ?? 0) + 0.7152 * (light[1] ?? 0) + 0.0722 * (light[2] ?? 0) > 0.55 ? "#111217" : "#fff";
}
