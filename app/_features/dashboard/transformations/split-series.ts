import { DataFrameType, FieldType, type DataFrame, type Field } from "@grafana/data";
import { rowsBy } from "./rows-by";
import { withRows } from "./with-rows";

const isValue = ({ type }: Field): boolean => type === FieldType.number || type === FieldType.boolean;

/** One frame for each series, times ascending; texts beside the values become their labels. */
export function splitSeries(frames: readonly DataFrame[]): DataFrame[] {
  return frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    const values = frame.fields.filter(isValue);
    if (!time || values.length === 0) return [];
    const texts = frame.fields.filter(({ type }) => type === FieldType.string);
    return rowsBy(frame, texts).flatMap(({ key, rows }) => {
      const ordered = rows.toSorted((a, b) => (time.values[a] as number) - (time.values[b] as number));
      const own = Object.fromEntries(texts.map(({ name }, at) => [name, String(key[at])]));
      return values.map((field): DataFrame => {
        const value = { ...withRows(field, ordered), labels: { ...field.labels, ...own } };
        return {
          refId: frame.refId,
          name: frame.name,
          meta: { ...frame.meta, type: DataFrameType.TimeSeriesMulti },
          fields: [withRows(time, ordered), value],
          length: ordered.length,
        };
      });
    });
  });
}
