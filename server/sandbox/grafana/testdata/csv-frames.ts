import type { DataQuery, QueryContext } from "../data-source";
import {
  type DataFrame,
  type FrameField,
  numberField,
  type QueryAnswer,
  stringField,
  timeField,
} from "../frames/data-frame";
import { text } from "../http/json-fields";
import { seriesName } from "./series-name";

const isGap = (cell: string): boolean => cell === "" || cell.toLowerCase() === "null";
const INTEGER = /^[-+]?\d+$/;

/** A column of the narrowest type that all of its cells have; times stay texts. */
function column(name: string, raw: readonly string[]): FrameField {
  const cells = raw.map((cell) => cell.trim());
  const filled = cells.filter((cell) => !isGap(cell));
  const values = <T>(read: (cell: string) => T) => cells.map((cell) => (isGap(cell) ? null : read(cell)));
  if (filled.length > 0 && filled.every((cell) => Number.isFinite(Number(cell)))) {
    const goType = filled.every((cell) => INTEGER.test(cell)) ? "int64" : "float64";
    return numberField(name, values(Number), { nullable: true, goType });
  }
  if (filled.length > 0 && filled.every((cell) => cell === "true" || cell === "false")) {
    return { name, type: "boolean", goType: "bool", nullable: true, values: values((cell) => cell === "true") };
  }
  return stringField(name, values(String), { nullable: true });
}

/** Values spread evenly over the range, as the scenario "CSV Metric Values" does. Nothing for no values. */
export function csvValuesFrame(query: DataQuery, { from, to }: QueryContext): QueryAnswer | undefined {
  const input = text(query.stringInput);
  if (!input.trim()) return undefined;
  const cells = input.replace(/,\s*$/, "").split(",");
  const step = cells.length > 1 ? Math.floor((to - from) / (cells.length - 1)) : 0;
  const times = cells.map((_cell, index) => from + index * step);
  const fields = [timeField(times, { name: "time" }), column(seriesName(query, 0), cells)];
  return { status: 200, frames: [{ fields }] };
}

/** A table from CSV text with a header line. Nothing when there is none, or when a line has another length. */
export function csvContentFrame(query: DataQuery): QueryAnswer | undefined {
  const [header = "", ...lines] = text(query.csvContent).trim().split(/\r?\n/);
  const names = header.split(",").map((name) => name.trim());
  const rows = lines.map((line) => line.split(","));
  if (!header || rows.some((row) => row.length !== names.length)) return undefined;
  const frame: DataFrame = {
    fields: names.map((name, index) =>
      column(
        name,
        rows.map((row) => row[index] ?? ""),
      ),
    ),
  };
  return { status: 200, frames: [frame] };
}
