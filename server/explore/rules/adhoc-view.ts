/** The part of a data frame that is read here. */
export interface AdhocFrame {
  name?: string;
  meta?: { type?: string; preferredVisualisationType?: string; custom?: unknown };
  fields: readonly { name: string; type: string }[];
}

/** Types of panels that answers are drawn with. */
export type AdhocView = "timeseries" | "logs" | "traces" | "nodeGraph" | "table";

const has = ({ fields }: AdhocFrame, ...names: string[]): boolean =>
  names.every((name) => fields.some((field) => field.name === name));

const isLogs = (frame: AdhocFrame): boolean =>
  frame.meta?.preferredVisualisationType === "logs" ||
  frame.meta?.type === "log-lines" ||
  (frame.meta?.custom as { frameType?: string } | undefined)?.frameType === "LabeledTimeValues";

const isCourse = ({ meta, fields }: AdhocFrame): boolean =>
  meta?.preferredVisualisationType !== "table" &&
  fields[0]?.type === "time" &&
  fields.length > 1 &&
  fields.slice(1).every(({ type }) => type === "number");

/** How an answer is best looked at, by what it holds. */
export function adhocView(frames: readonly AdhocFrame[]): AdhocView {
  const filled = frames.filter(({ fields }) => fields.length > 0);
  if (filled.some((frame) => has(frame, "traceID", "spanID", "startTime"))) return "traces";
  if (filled.some(({ meta }) => meta?.preferredVisualisationType === "nodeGraph")) return "nodeGraph";
  if (filled.some(isLogs)) return "logs";
  return filled.length > 0 && filled.every(isCourse) ? "timeseries" : "table";
}
