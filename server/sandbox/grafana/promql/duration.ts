const UNITS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** Milliseconds of a Prometheus duration such as `1h30m` or a number of seconds; undefined when it is neither. */
export function parseDuration(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/^(\d+(ms|[smhdwy]))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g))
    total += Number(amount) * (UNITS[unit ?? ""] ?? 0);
  return total;
}

/** A duration as Go prints it, which is how Grafana shows steps: 90 s is `1m30s`, an hour `1h0m0s`. */
export function goDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds}ms`;
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = (milliseconds % 60_000) / 1000;
  return `${hours ? `${hours}h` : ""}${hours || minutes ? `${minutes}m` : ""}${seconds}s`;
}

/** A step as Grafana writes it for `$__interval`: the largest unit that fits, `15s`, `2m`, `1h`. */
export function intervalText(milliseconds: number): string {
  for (const [unit, size] of Object.entries(UNITS).toReversed()) {
    if (milliseconds >= size) return `${Math.floor(milliseconds / size)}${unit}`;
  }
  return "1ms";
}
