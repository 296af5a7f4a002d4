import type { SetOperator, VectorMatching } from "./expression";
import { matchingKey } from "./match-vectors";
import { emptySeries, type VectorSeries } from "./value";

/** `and`, `or`, `unless`: decided anew at each step by what the other side holds there. */
export function combineSets(
  operator: SetOperator,
  left: VectorSeries[],
  right: VectorSeries[],
  matching: VectorMatching,
  count: number,
): VectorSeries[] {
  const presence = (side: VectorSeries[]): Map<string, Uint8Array> => {
    const found = new Map<string, Uint8Array>();
    for (const series of side) {
      const key = matchingKey(series.labels, matching);
      const mask = found.get(key) ?? new Uint8Array(count);
      for (let i = 0; i < count; i++) if (series.present[i]) mask[i] = 1;
      found.set(key, mask);
    }
    return found;
  };
  const filter = (side: VectorSeries[], other: Map<string, Uint8Array>, wanted: 0 | 1): VectorSeries[] =>
    side.flatMap((series) => {
      const mask = other.get(matchingKey(series.labels, matching));
      const out = emptySeries(series.labels, count);
      for (let i = 0; i < count; i++) {
        if (!series.present[i] || (mask?.[i] ?? 0) !== wanted) continue;
        out.values[i] = series.values[i] ?? Number.NaN;
        out.present[i] = 1;
      }
      return out.present.includes(1) ? [out] : [];
    });

  if (operator === "or") return [...left, ...filter(right, presence(left), 0)];
  return filter(left, presence(right), operator === "and" ? 1 : 0);
}
