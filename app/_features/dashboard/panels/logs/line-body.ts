import type { LogFrame, LogRow } from "./log-rows";
import { prettyJson } from "./pretty-json";

/** What Grafana stores among the shown fields for the line itself. */
const THE_LINE = "___LOG_LINE_BODY___";

interface BodyOptions {
  displayedFields?: readonly string[];
  prettifyLogMessage: boolean;
}

/** What is shown of a line: the line, or those of its fields and labels that the dashboard's author chose. */
export function lineBody(row: LogRow, frames: readonly LogFrame[], options: BodyOptions): string {
  const { displayedFields = [], prettifyLogMessage } = options;
  const body = prettifyLogMessage ? prettyJson(row.body) : row.body;
  if (displayedFields.length === 0) return body;
  const fields = frames[row.frame]?.fields ?? [];
  const shown = displayedFields.flatMap((name) => {
    if (name === THE_LINE) return [body];
    const value = row.labels[name] ?? fields.find((field) => field.name === name)?.values[row.row];
    return value === undefined || value === null ? [] : [`${name}=${String(value)}`];
  });
  return shown.length > 0 ? shown.join(" ") : body;
}
