import { FieldType, ThresholdsMode, type DataFrame, type Field, type FieldConfig } from "@grafana/data";

/** As dashboards store them; `handlerKey` is what a column is used as. */
export interface RowsToFieldsOptions {
  nameField?: string;
  valueField?: string;
  mappings?: { fieldName: string; handlerKey?: string | null }[];
}

/** More fields than these nobody tells apart. */
const MOST_ROWS = 500;
const NAME = "field.name";
const VALUE = "field.value";
const IGNORED = "__ignore";

const numberOf = (value: unknown): number | undefined =>
  value === null || value === undefined || value === "" || Number.isNaN(Number(value)) ? undefined : Number(value);

/** What a column may say of the field that its row becomes, by the name that it has or is given. */
const HANDLERS: Record<string, (value: unknown) => FieldConfig> = {
  min: (value) => ({ min: numberOf(value) }),
  max: (value) => ({ max: numberOf(value) }),
  decimals: (value) => ({ decimals: numberOf(value) }),
  unit: (value) => ({ unit: String(value) }),
  displayname: (value) => ({ displayName: String(value) }),
  description: (value) => ({ description: String(value) }),
  color: (value) => ({ color: { mode: "fixed", fixedColor: String(value) } }),
  threshold1: (value) => ({
    thresholds: {
      mode: ThresholdsMode.Absolute,
      steps: [
        { value: -Infinity, color: "green" },
        { value: numberOf(value) ?? Infinity, color: "red" },
      ],
    },
  }),
};

/**
 * Makes a field of each row: one column names it, one is its value; the others set its limits, unit and colour, or are
 * its labels.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/transform-data/#rows-to-fields
 */
export function rowsToFields(frames: DataFrame[], options: RowsToFieldsOptions): DataFrame[] {
  const used = new Map((options.mappings ?? []).map(({ fieldName, handlerKey }) => [fieldName, handlerKey ?? IGNORED]));
  return frames.map((frame) => {
    const find = (use: string, name: string | undefined, type: FieldType): Field | undefined =>
      frame.fields.find((field) => used.get(field.name) === use) ??
      frame.fields.find((field) => field.name === name) ??
      frame.fields.find((field) => field.type === type && !used.has(field.name));
    const names = find(NAME, options.nameField, FieldType.string);
    const values = find(VALUE, options.valueField, FieldType.number);
    if (!names || !values) return frame;
    const others = frame.fields.filter((field) => field !== names && field !== values);
    const fields = names.values.slice(0, MOST_ROWS).map((name: unknown, row): Field => {
      const labels: Record<string, string> = {};
      const config: FieldConfig = { ...values.config };
      for (const { name: column, type, values: cells } of others) {
        const use = used.get(column) ?? column;
        const cell = cells[row] as unknown;
        const handler = HANDLERS[use.toLowerCase()];
        if (use === IGNORED || cell === null || cell === undefined) continue;
        if (handler) Object.assign(config, handler(cell));
        else if (type !== FieldType.time) labels[column] = String(cell);
      }
      return { name: String(name), type: values.type, config, labels, values: [values.values[row]] };
    });
    return { ...frame, fields, length: 1 };
  });
}
