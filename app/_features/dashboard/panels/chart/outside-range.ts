import { FieldType, type DataFrame, type TimeRange } from "@grafana/data";

/** The span of the samples, in epoch milliseconds, when not one of them lies in the range that is shown. */
export function outsideRange(frames: readonly DataFrame[], range: TimeRange): { from: number; to: number } | null {
  let from = Infinity;
  let to = -Infinity;
  for (const { fields } of frames) {
    const times = fields.find(({ type }) => type === FieldType.time)?.values as number[] | undefined;
    for (const time of times ?? []) {
      from = Math.min(from, time);
      to = Math.max(to, time);
    }
  }
  const [shownFrom, shownTo] = [range.from.valueOf(), range.to.valueOf()];
  return from <= to && (to < shownFrom || from > shownTo) ? { from, to } : null;
}
