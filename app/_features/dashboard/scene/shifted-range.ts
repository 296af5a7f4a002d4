const UNIT_MS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Length of a span as dashboards write it, `1h`, `90s` or `now-7d`, in milliseconds; null when it is none. */
export function spanMs(text: string | null | undefined): number | null {
  const match = /^(?:now-)?(\d+(?:\.\d+)?)(ms|[smhdwMy])$/.exec(text?.trim() ?? "");
  const unit = match ? UNIT_MS[match[2] ?? ""] : undefined;
  return match && unit ? Number(match[1]) * unit : null;
}

/** The span that a panel with its own time options shows: another length up to the same end, then moved back. */
export function shiftedRange(
  range: { from: number; to: number },
  timeFrom: string | null | undefined,
  timeShift: string | null | undefined,
): { from: number; to: number } {
  const length = spanMs(timeFrom) ?? range.to - range.from;
  const shift = spanMs(timeShift) ?? 0;
  return { from: range.to - length - shift, to: range.to - shift };
}
