import type { TimelinePage } from "@/server/timeline/contract";
import type { TimelineScope } from "@/server/ports/timeline-writer";

/**
 * Reads timelines as they were last committed, without the titles of other incidents that are private by now. Access is
 * checked by the caller.
 */
export interface TimelineReader {
  /**
   * Events `after+1..`, oldest first, at most `limit`.
   * @throws AppError CONFLICT when `after` lies beyond the timeline's end: the position is of another timeline
   */
  since(scope: TimelineScope, after: number, limit: number): Promise<TimelinePage>;
  /** The last `limit` events whose seq is below `before`, oldest first; the newest ones when `before` is null. */
  before(scope: TimelineScope, before: number | null, limit: number): Promise<TimelinePage>;
}
