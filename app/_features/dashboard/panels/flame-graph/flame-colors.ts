import { packageOf } from "./package-of";

/** Warm hues, as fire has them, and the greens and blues beside; red alone is kept for what is wrong. */
const HUES = [24, 36, 48, 62, 96, 140, 170, 195, 215, 250, 285, 320];

function hash(text: string): number {
  let value = 5381;
  for (let at = 0; at < text.length; at++) value = ((value * 33) ^ text.charCodeAt(at)) >>> 0;
  return value;
}

/** A colour for each package, with dark text readable on it in both themes. */
export function flameColor(label: string, known: Map<string, string>): string {
  const name = packageOf(label);
  const color = known.get(name);
  if (color) return color;
  const value = hash(name);
  const made = `hsl(${HUES[value % HUES.length]} 52% ${60 + ((value >>> 8) % 3) * 5}%)`;
  known.set(name, made);
  return made;
}
