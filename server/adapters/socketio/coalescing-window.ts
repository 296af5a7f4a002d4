/** Below this rate a frame for each event is cheap enough. */
const QUIET_DELIVERIES_PER_SECOND = 2_000;
/** At this rate and above frames are as far apart as they may be. */
const BUSY_DELIVERIES_PER_SECOND = 60_000;
const WIDEST_MS = 60;
const MEMORY_MS = 1_000;

/**
 * How far apart a room's frames should be. Writing to a socket costs about the same for one event as for ten, so the
 * gap grows with deliveries a second (receivers times events), and is nothing while the room is quiet.
 */
export class CoalescingWindow {
  private deliveriesPerSecond = 0;
  private flushedAt = Number.NEGATIVE_INFINITY;

  /** Milliseconds to wait before the next frame; 0 when it may leave at once. Times are monotonic milliseconds. */
  delay(now: number): number {
    return Math.max(0, this.flushedAt + this.width() - now);
  }

  /** Takes note of a frame that left. */
  flushed(events: number, receivers: number, now: number): void {
    const elapsed = Math.max(1, Math.min(now - this.flushedAt, MEMORY_MS * 10));
    const present = (events * receivers * 1_000) / elapsed;
    const weight = 1 - Math.exp(-elapsed / MEMORY_MS);
    this.deliveriesPerSecond += (present - this.deliveriesPerSecond) * weight;
    this.flushedAt = now;
  }

  private width(): number {
    if (this.deliveriesPerSecond < QUIET_DELIVERIES_PER_SECOND) return 0;
    return Math.min(WIDEST_MS, (WIDEST_MS * this.deliveriesPerSecond) / BUSY_DELIVERIES_PER_SECOND);
  }
}
