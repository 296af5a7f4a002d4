import { FieldType, type DataFrame, type Field } from "@grafana/data";

const endOf = (frame: DataFrame): number => {
  const le = frame.fields.find(({ labels }) => labels?.le !== undefined)?.labels?.le ?? "";
  return le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le);
};
const valueOf = (frame: DataFrame): Field | undefined => frame.fields.find(({ labels }) => labels?.le !== undefined);
const timesOf = (frame: DataFrame): number[] =>
  (frame.fields.find(({ type }) => type === FieldType.time)?.values ?? []) as number[];

/**
 * Prometheus counts each bucket with all that are below it (`le`), and leaves it to who asked with the format "heatmap"
 * to take them apart. Frames that are no buckets stay as they are.
 */
export function prometheusBuckets(frames: readonly DataFrame[]): DataFrame[] {
  const buckets = frames.filter((frame) => valueOf(frame) && !Number.isNaN(endOf(frame)));
  if (buckets.length < 2) return [...frames];
  const others = frames.filter((frame) => !buckets.includes(frame));
  let below = new Map<number, number>();
  const apart = buckets
    .toSorted((a, b) => endOf(a) - endOf(b))
    .map((frame) => {
      const times = timesOf(frame);
      const value = valueOf(frame)!;
      const counted = new Map(below);
      const values = times.map((time, row) => {
        const total = value.values[row] as number | null;
        if (typeof total !== "number" || Number.isNaN(total)) return null;
        counted.set(time, total);
        // Samples are not taken at one instant: a bucket may seem to hold less than those below it.
        return Math.max(0, total - (below.get(time) ?? 0));
      });
      below = counted;
      return { ...frame, fields: frame.fields.map((field) => (field === value ? { ...field, values } : field)) };
    });
  return [...others, ...apart];
}
