import { LogsDedupStrategy, LogsSortOrder } from "@grafana/schema";

/** The options of a logs panel that are drawn here. */
export interface LogsOptions {
  showTime: boolean;
  showLevel: boolean;
  showLabels: boolean;
  showCommonLabels: boolean;
  wrapLogMessage: boolean;
  prettifyLogMessage: boolean;
  enableLogDetails: boolean;
  syntaxHighlighting: boolean;
  displayedFields: string[];
  fontSize: "default" | "small";
  timestampResolution: "ms" | "ns";
  dedupStrategy: LogsDedupStrategy;
  sortOrder: LogsSortOrder;
}

export const logsDefaults: LogsOptions = {
  showTime: false,
  showLevel: false,
  showLabels: false,
  showCommonLabels: false,
  wrapLogMessage: false,
  prettifyLogMessage: false,
  enableLogDetails: true,
  syntaxHighlighting: true,
  displayedFields: [],
  fontSize: "default",
  timestampResolution: "ms",
  dedupStrategy: LogsDedupStrategy.none,
  sortOrder: LogsSortOrder.Descending,
};
