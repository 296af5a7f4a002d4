import type { DataFrame, Field } from "@grafana/data";

/** Fields that a data source needs itself, such as the kinds of Loki's labels. */
const isHidden = ({ config }: Field): boolean => (config.custom as { hidden?: boolean } | undefined)?.hidden === true;

/** What of a frame a table draws: the fields that are not hidden, and at most so many rows. */
export function shownFrame(frame: DataFrame, most: number): DataFrame {
  const isCut = frame.length > most;
  if (!isCut && !frame.fields.some(isHidden)) return frame;
  const fields = frame.fields.filter((field) => !isHidden(field));
  // What was computed from all values stands for them all; only what is drawn is cut.
  const kept = isCut ? fields.map((field) => ({ ...field, values: field.values.slice(0, most) })) : fields;
  return { ...frame, fields: kept, length: Math.min(frame.length, most) };
}
