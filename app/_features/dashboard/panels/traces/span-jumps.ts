import { createContext } from "react";
import type { TraceSpan } from "./trace-spans";

/** Where a span can lead. A way that is absent is not offered. */
export interface SpanJumpTargets {
  /** Shows what was logged in the span. */
  onLogs?: (span: TraceSpan) => void;
}

export const SpanJumps = createContext<SpanJumpTargets>({});
