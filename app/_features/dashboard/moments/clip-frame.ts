import { FieldType, type DataFrame } from "@grafana/data";

/** The rows of a frame within a span, by its first time; null for a frame that has none: nobody knows when it was. */
export function clipFrame(frame: DataFrame, { from, to }: { from: number; to: number }): DataFrame | null {
  const times = frame.fields.find(({ type }) => type === FieldType.time)?.values as readonly number[] | undefined;
  if (!times) return null;
  const rows = Array.from({ length: frame.length }, (_, row) => row).filter((row) => {
    const time = times[row] ?? Number.NaN;
    return time >= from && time <= to;
  });
  if (rows.length === frame.length) return frame;
  const fields = frame.fields.map((field) => ({
    ...field,
    state: null,
    values: rows.map((row) => field.values[row] as unknown),
    // Parts of time below a millisecond, by row like the values.
    ...(field.nanos && { nanos: rows.map((row) => field.nanos?.[row] ?? 0) }),
  }));
  return { ...frame, fields, length: rows.length };
}
