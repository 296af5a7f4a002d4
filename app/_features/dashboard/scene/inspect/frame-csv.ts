import { FieldType, formattedValueToString, getFieldDisplayName, type DataFrame, type Field } from "@grafana/data";

/** A cell that a spreadsheet would take for a formula is put into words. */
const FORMULA = /^[=+@\t\r]|^-(?![\d.])/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plain(value: unknown, field: Field): string {
  if (value === null || value === undefined) return "";
  if (field.type === FieldType.time && typeof value === "number") return new Date(value).toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function formatted(value: unknown, field: Field): string {
  if (!field.display || value === null || value === undefined) return plain(value, field);
  return formattedValueToString(field.display(value));
}

/** A frame as RFC 4180 has it, with a byte order mark for spreadsheets: one row a line, times in ISO 8601 unless formatted. */
export function frameCsv(frame: DataFrame, withFormats: boolean): string {
  const write = withFormats ? formatted : plain;
  const head = frame.fields.map((field) => cell(getFieldDisplayName(field, frame)));
  const rows = Array.from({ length: frame.length }, (_, row) =>
    frame.fields.map((field) => cell(write(field.values[row], field))).join(","),
  );
  return `\uFEFF${[head.join(","), ...rows].join("\r\n")}\r\n`;
}
