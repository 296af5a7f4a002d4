import { FieldType, type DataFrame, type Field } from "@grafana/data";

type PreparedTrend =
  | { frames: DataFrame[]; x: string }
  | { problem: "noNumber" | "noField" | "notAscending"; field?: string };

const isNumber = ({ type }: Field): boolean => type === FieldType.number;
const nameOf = (field: Field): string => field.state?.displayName ?? field.name;
const isNamed = (field: Field, name: string): boolean => field.name === name || nameOf(field) === name;
const finite = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);

/** Without the gaps that are meant in milliseconds: the plot would look for them over the whole range of the page. */
function drawn(field: Field, rows: readonly number[]): Field {
  const custom = { ...(field.config.custom as object), insertNulls: false };
  return { ...field, config: { ...field.config, custom }, values: rows.map((row) => finite(field.values[row])) };
}

/**
 * Numbers over another number: the field named by the panel, or the first number. Values along x must go up, as in
 * Grafana. Rows without x are left out.
 */
export function prepareTrend(series: readonly DataFrame[], xField: string | undefined): PreparedTrend {
  const frames: DataFrame[] = [];
  let name: string | undefined;
  for (const frame of series) {
    const x = frame.fields.find((field) => isNumber(field) && (xField ? isNamed(field, xField) : true));
    const others = frame.fields.filter((field) => field !== x && isNumber(field));
    if (!x || others.length === 0) continue;
    name ??= x.name;
    const rows = x.values.map((_, row) => row).filter((row) => finite(x.values[row]) !== null);
    const values = rows.map((row) => x.values[row] as number);
    if (values.some((value, at) => at > 0 && value < (values[at - 1] as number)))
      return { problem: "notAscending", field: nameOf(x) };
    const fields = others.map((field) => drawn(field, rows));
    frames.push({ ...frame, length: rows.length, fields: [{ ...drawn(x, rows), name }, ...fields] });
  }
  if (name !== undefined) return { frames, x: name };
  return xField ? { problem: "noField", field: xField } : { problem: "noNumber" };
}
