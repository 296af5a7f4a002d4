import type { AbsoluteRange } from "@/server/dashboard/contract";
import type { MetricRequest, Metrics } from "./metrics";

/** The body of an answer as it travels, and never a header. */
export interface SharedAnswer {
  /** As in MetricAnswer. */
  status: number;
  /** `{results}` as JSON. */
  body: Buffer;
  /** The body is packed with gzip. */
  isZipped: boolean;
  /** When it came, in epoch milliseconds, where it stands in for an answer that failed; else null. */
  staleSince: number | null;
}

export interface SharedRequest extends MetricRequest {
  /** RefIds whose results are wanted; all when it is left out. */
  wanted?: readonly string[];
  /** The answer must not reach outside: the span of a shared link. */
  within?: AbsoluteRange | null;
}

/**
 * The metrics port for one permission set, where reads that many want are made once: shared while under way and for a
 * short life afterwards. Whether somebody may see what is read is decided before it is asked for.
 *
 * The range of an answer may differ from the one asked for, at both ends, by less than a step and less than 10 s.
 */
export interface SharedMetrics extends Metrics {
  /** As `query`, but as the bytes that travel. A large answer is capped: see `capAnswer`. */
  answer(request: SharedRequest, signal?: AbortSignal): Promise<SharedAnswer>;
}
