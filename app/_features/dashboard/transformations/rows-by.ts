import type { DataFrame, Field } from "@grafana/data";

/** The rows of a frame that share the values of some of its fields, in the order in which they first appear. */
export function rowsBy(frame: DataFrame, fields: readonly Field[]): { key: unknown[]; rows: number[] }[] {
  const groups = new Map<string, { key: unknown[]; rows: number[] }>();
  for (let row = 0; row < frame.length; row++) {
    const key = fields.map(({ values }) => values[row] as unknown);
    const id = JSON.stringify(key);
    const group = groups.get(id) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups.values()];
}
