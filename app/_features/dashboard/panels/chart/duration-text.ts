const UNITS: readonly [letter: string, ms: number][] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
];

/** A length of time in its two largest units, such as `2h 5m`; below a second in milliseconds. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)}ms`;
  let rest = ms;
  const parts = UNITS.map(([letter, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return { count, text: `${count}${letter}` };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ text }) => text)
    .join(" ");
}
