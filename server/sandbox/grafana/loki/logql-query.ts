import type { LogEntry } from "../../shop/log-entry";
import type { Matcher } from "../promql/matcher";

/** A stage after the stream selector. It answers the labels to go on with, or undefined to drop the line. */
export type PipelineStage = (line: string, labels: Record<string, string>) => Record<string, string> | undefined;

export interface LogSelection {
  matchers: Matcher[];
  stages: PipelineStage[];
}

export type LogqlQuery =
  | { kind: "logs"; selection: LogSelection }
  | {
      kind: "range";
      function: "rate" | "count_over_time" | "bytes_rate" | "bytes_over_time";
      selection: LogSelection;
      rangeMs: number;
    }
  | {
      kind: "aggregate";
      operator: string;
      parameter: number | undefined;
      grouping: { mode: "by" | "without"; labels: string[] };
      operand: LogqlQuery;
    };

/** A query that Loki would refuse, in its words. */
export class LogqlError extends Error {}

/** Runs the selection on a line: its labels when it is wanted, else undefined. */
export function selectLine(selection: LogSelection, entry: LogEntry): Record<string, string> | undefined {
  const stream = entry.labels;
  if (!selection.matchers.every((matcher) => matcher.matches(stream[matcher.label] ?? ""))) return undefined;
  if (selection.stages.length === 0) return stream;
  const line = entry.text;
  let labels: Record<string, string> | undefined = stream;
  for (const stage of selection.stages) {
    labels = stage(line, labels);
    if (!labels) return undefined;
  }
  return labels;
}
