import { FieldType, getFieldDisplayName, type DataFrame, type Field } from "@grafana/data";
import { readContent, type ContentFormat } from "./read-content";

/** As dashboards store them. */
export interface ExtractOptions extends ContentFormat {
  source?: string;
  replace?: boolean;
  keepTime?: boolean;
}

/** A number as somebody writes it: neither an identifier with leading zeros nor one with too many digits. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/;
/** Most fields that one source is taken apart into. */
const MOST_FIELDS = 300;

function column(name: string, values: unknown[]): Field {
  const given = values.filter((value) => value !== null && value !== undefined && value !== "");
  const all = (test: (value: unknown) => boolean): boolean => given.length > 0 && given.every(test);
  const base = { name, config: {} };
  if (all((value) => typeof value === "number")) return { ...base, type: FieldType.number, values };
  if (all((value) => typeof value === "boolean")) return { ...base, type: FieldType.boolean, values };
  if (all((value) => typeof value === "string" && NUMBER.test(value))) {
    const numbers = values.map((value) => (typeof value === "string" && value !== "" ? Number(value) : null));
    return { ...base, type: FieldType.number, values: numbers };
  }
  const isText = all((value) => typeof value !== "object");
  return { ...base, type: isText ? FieldType.string : FieldType.other, values };
}

/**
 * Takes the content of one field apart into fields of its own.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/transform-data/#extract-fields
 */
export function extractFields(frames: DataFrame[], options: ExtractOptions): DataFrame[] {
  const { source, replace, keepTime } = options;
  return frames.map((frame) => {
    const from = frame.fields.find((field) =>
      [field.name, getFieldDisplayName(field, frame, frames)].includes(source ?? ""),
    );
    if (!from) return frame;
    const columns = new Map<string, unknown[]>();
    from.values.forEach((value: unknown, row) => {
      for (const [name, part] of Object.entries(readContent(value, options))) {
        if (!columns.has(name) && columns.size >= MOST_FIELDS) continue;
        const values = columns.get(name) ?? Array.from({ length: frame.length }, () => null);
        values[row] = part;
        columns.set(name, values);
      }
    });
    const kept = replace ? frame.fields.filter(({ type }) => keepTime && type === FieldType.time) : frame.fields;
    return { ...frame, fields: [...kept, ...[...columns].map(([name, values]) => column(name, values))] };
  });
}
