import { labelsKey, withoutLabels } from "./labels";
import { emptySeries, type VectorSeries } from "./value";

interface Bucket {
  bound: number;
  series: VectorSeries;
}

const parseBound = (text: string | undefined): number => {
  if (text === "+Inf" || text === "Inf") return Infinity;
  return text === undefined || text === "" ? Number.NaN : Number(text);
};

/** Quantile of cumulative bucket counts: linear inside a bucket, from zero in the first, capped at the last bound. */
export function bucketQuantile(phi: number, bounds: readonly number[], counts: readonly number[]): number {
  if (Number.isNaN(phi)) return Number.NaN;
  if (phi < 0) return -Infinity;
  if (phi > 1) return Infinity;
  const last = bounds.length - 1;
  const total = counts[last] ?? 0;
  if (last < 1 || bounds[last] !== Infinity || total === 0 || Number.isNaN(total)) return Number.NaN;
  const rank = phi * total;
  let index = 0;
  while (index < last && (counts[index] ?? 0) < rank) index++;
  if (index === last) return bounds[last - 1] ?? Number.NaN;
  const upper = bounds[index] ?? Number.NaN;
  if (index === 0 && upper <= 0) return upper;
  const lower = index === 0 ? 0 : (bounds[index - 1] ?? 0);
  const before = index === 0 ? 0 : (counts[index - 1] ?? 0);
  return lower + (upper - lower) * ((rank - before) / ((counts[index] ?? 0) - before));
}

/** `histogram_quantile` over classic `le` buckets. Counts are made to grow with the bound, as rounding may break that. */
export function histogramQuantile(phi: Float64Array, series: VectorSeries[], count: number): VectorSeries[] {
  const histograms = new Map<string, { labels: VectorSeries["labels"]; buckets: Bucket[] }>();
  for (const bucket of series) {
    const bound = parseBound(bucket.labels.le);
    if (Number.isNaN(bound)) continue;
    const labels = withoutLabels(bucket.labels, ["__name__", "le"]);
    const key = labelsKey(labels);
    const histogram = histograms.get(key) ?? { labels, buckets: [] };
    histogram.buckets.push({ bound, series: bucket });
    histograms.set(key, histogram);
  }
  return [...histograms.values()].map(({ labels, buckets }) => {
    buckets.sort((a, b) => a.bound - b.bound);
    const out = emptySeries(labels, count);
    for (let i = 0; i < count; i++) {
      const here = buckets.filter((bucket) => bucket.series.present[i]);
      if (here.length === 0) continue;
      let highest = 0;
      const counts = here.map((bucket) => (highest = Math.max(highest, bucket.series.values[i] ?? 0)));
      const bounds = here.map((bucket) => bucket.bound);
      out.values[i] = bucketQuantile(phi[i] ?? Number.NaN, bounds, counts);
      out.present[i] = 1;
    }
    return out;
  });
}
