import { FieldType, type DataFrame, type Field } from "@grafana/data";
import { rowsBy } from "./rows-by";
import { withRows } from "./with-rows";

/** As dashboards store them. */
export interface PartitionOptions {
  fields?: string[];
  keepFields?: boolean;
  naming?: { asLabels?: boolean; append?: boolean; withNames?: boolean; separator1?: string; separator2?: string };
}

/** More frames than these are no picture any more. */
const MOST_PARTS = 500;

/**
 * Splits frames by the values of some of their fields, each part named after them or labelled with them.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/transform-data/#partition-by-values
 */
export function partitionByValues(
  frames: DataFrame[],
  { fields = [], keepFields, naming = {} }: PartitionOptions,
): DataFrame[] {
  const { asLabels, append, withNames, separator1 = "=", separator2 = " " } = naming;
  return frames.flatMap((frame) => {
    const by = fields.flatMap((name) => frame.fields.find((field) => field.name === name) ?? []);
    if (by.length === 0) return frame;
    const kept = keepFields ? frame.fields : frame.fields.filter((field) => !by.includes(field));
    return rowsBy(frame, by)
      .slice(0, MOST_PARTS)
      .map(({ key, rows }): DataFrame => {
        const texts = by.map(({ name }, at) =>
          withNames ? `${name}${separator1}${String(key[at])}` : String(key[at]),
        );
        const name = [...(append && frame.name ? [frame.name] : []), ...texts].join(separator2);
        const labels = Object.fromEntries(by.map((field, at) => [field.name, String(key[at])]));
        const labelled = (field: Field): Field =>
          asLabels && field.type !== FieldType.time ? { ...field, labels: { ...field.labels, ...labels } } : field;
        return {
          ...frame,
          name: asLabels ? frame.name : name,
          fields: kept.map((field) => labelled(withRows(field, rows))),
          length: rows.length,
        };
      });
  });
}
