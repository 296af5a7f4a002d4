import type { EvidenceFrame } from "@/server/evidence/contract";

/** Rows of a frame. */
export const rowsOf = ({ data }: EvidenceFrame): number => data.values[0]?.length ?? 0;

/** Where the column of times is, or -1. */
export const timeColumn = ({ schema }: EvidenceFrame): number => schema.fields.findIndex(({ type }) => type === "time");

/** The numbers of a column: null is no value, and what JSON has no number for is taken from beside it. */
export function numbersOf({ data }: EvidenceFrame, column: number): (number | null)[] {
  const values = (data.values[column] ?? []).map((value) => (typeof value === "number" ? value : null));
  const { NaN: none = [], Inf: above = [], NegInf: below = [] } = data.entities?.[column] ?? {};
  for (const row of none) if (row < values.length) values[row] = Number.NaN;
  for (const row of above) if (row < values.length) values[row] = Number.POSITIVE_INFINITY;
  for (const row of below) if (row < values.length) values[row] = Number.NEGATIVE_INFINITY;
  return values;
}

/** The values of a column; of numbers as `numbersOf` gives them. */
export const valuesOf = (frame: EvidenceFrame, column: number): readonly unknown[] =>
  frame.schema.fields[column]?.type === "number" ? numbersOf(frame, column) : (frame.data.values[column] ?? []);

/** The columns of numbers of a frame that shows values over time; empty where it shows something else. */
export function courseColumns(frame: EvidenceFrame): number[] {
  const { fields } = frame.schema;
  if (timeColumn(frame) === -1) return [];
  const columns = fields.flatMap(({ type }, index) => (type === "number" ? [index] : []));
  const isPlain = fields.every(({ type }) => type === "time" || type === "number" || type === "boolean");
  return isPlain ? columns : [];
}

/** Whether the frame holds lines of a log, or anything else whose rows are told apart by their words. */
export const isLog = ({ schema }: EvidenceFrame): boolean =>
  schema.meta?.type === "log-lines" ||
  schema.meta?.preferredVisualisationType === "logs" ||
  (schema.meta?.custom as { frameType?: unknown } | undefined)?.frameType === "LabeledTimeValues";
