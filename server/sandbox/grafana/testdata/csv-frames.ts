import type { DataQuery, QueryContext } from "../data-source";
import {
  type DataFrame,
  type FrameField,
  numberField,
  type QueryAnswer,
  stringField,
  timeField,
} from "../frames/data-frame";
import { seriesName } from "./series-name";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const cell = (raw: string): number | null => {
  const value = raw.trim();
  if (value === "" || value.toLowerCase() === "null") return null;
  return Number(value);
};

/** Values spread evenly over the range, as the scenario "CSV Metric Values" does. */
export function csvValuesFrame(query: DataQuery, { from, to }: QueryContext): DataFrame[] {
  const input = text(query.stringInput);
  if (!input.trim()) return [{ meta: { executedQueryString: input }, fields: [] }];
  const values = input.replace(/,\s*$/, "").split(",").map(cell);
  const step = values.length > 1 ? Math.floor((to - from) / (values.length - 1)) : 0;
  return [
    {
      fields: [
        timeField(
          values.map((_value, index) => from + index * step),
          { name: "time" },
        ),
        numberField(seriesName(query, 0), values, { nullable: true }),
      ],
    },
  ];
}

function column(name: string, cells: string[]): FrameField {
  const filled = cells.filter((value) => value.trim() !== "" && value !== "null");
  if (filled.length > 0 && filled.every((value) => Number.isFinite(Number(value)))) {
    return numberField(name, cells.map(cell), { nullable: true });
  }
  if (filled.length > 0 && filled.every((value) => /^\d{4}-\d{2}-\d{2}T/.test(value))) {
    return timeField(
      cells.map((value) => Date.parse(value)),
      { name, nullable: true },
    );
  }
  return stringField(name, cells, { nullable: true });
}

/** A table from CSV text with a header line; columns of numbers and RFC 3339 times are recognised. */
export function csvContentFrame(query: DataQuery): QueryAnswer {
  const [header = "", ...lines] = text(query.csvContent).trim().split(/\r?\n/);
  const names = header.split(",").map((name) => name.trim());
  const rows = lines.map((line) => line.split(","));
  const ragged = rows.findIndex((row) => row.length !== names.length);
  if (ragged >= 0) {
    const error = `record on line ${ragged + 2}: wrong number of fields`;
    return { status: 400, error, errorSource: "plugin", frames: [] };
  }
  const fields = header
    ? names.map((name, index) =>
        column(
          name,
          rows.map((row) => (row[index] ?? "").trim()),
        ),
      )
    : [];
  return { status: 200, frames: [{ fields }] };
}
