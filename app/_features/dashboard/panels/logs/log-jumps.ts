import { createContext } from "react";

/** Where a line of a log can lead. A way that is absent is not offered. */
export interface LogJumpTargets {
  /** Shows a trace; `time` is that of the line, in epoch milliseconds. */
  onTrace?: (traceId: string, time: number) => void;
  /** Shows what else these labels stand for: metrics, other logs. */
  onLabels?: (labels: Readonly<Record<string, string>>, time: number) => void;
}

export const LogJumps = createContext<LogJumpTargets>({});
