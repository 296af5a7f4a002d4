const UNITS: Record<string, number> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Epoch milliseconds of `1764000000000`, `now`, `now-6h` or `now/d`; undefined when it is none of these. */
export function parseGrafanaTime(text: string, now: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^now(?:([-+])(\d+)([smhdwMy]))?(?:\/([smhdw]))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, amount, unit = "", floor] = match;
  const shifted = now + (sign === "-" ? -1 : 1) * Number(amount ?? 0) * (UNITS[unit] ?? 0);
  const size = UNITS[floor ?? ""];
  return size === undefined ? shifted : Math.floor(shifted / size) * size;
}
