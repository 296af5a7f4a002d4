import type { TimelineEvent } from "@/server/timeline/contract";

/** What arrived too early is kept up to here; the rest is read again when its turn comes. */
const MOST_EARLY = 2_000;

/**
 * A run of a timeline without gaps. Events may come in any order and any number of times; those whose predecessors
 * are missing wait aside.
 */
export class TimelineWindow {
  events: readonly TimelineEvent[] = [];
  private readonly early = new Map<number, TimelineEvent>();
  private readonly keys = new Set<string>();
  /** Where the run ends, even when it is empty. */
  private end: number;

  constructor(events: readonly TimelineEvent[]) {
    this.end = (events[0]?.seq ?? 1) - 1;
    this.add(events);
  }

  get lastSeq(): number {
    return this.end;
  }

  get firstSeq(): number {
    return this.events[0]?.seq ?? this.end + 1;
  }

  /** True while something arrived whose predecessors are missing. */
  get hasGap(): boolean {
    return this.early.size > 0;
  }

  has(idempotencyKey: string): boolean {
    return this.keys.has(idempotencyKey);
  }

  /** Returns what the run has grown by. */
  add(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
    for (const event of events) {
      const isNext = event.seq === this.end + 1;
      if (isNext || (event.seq > this.end && this.early.size < MOST_EARLY)) this.early.set(event.seq, event);
    }
    const grown: TimelineEvent[] = [];
    for (let next = this.early.get(this.end + 1); next; next = this.early.get(this.end + 1)) {
      this.early.delete(next.seq);
      this.keys.add(next.idempotencyKey);
      grown.push(next);
      this.end = next.seq;
    }
    if (grown.length > 0) this.events = [...this.events, ...grown];
    return grown;
  }

  /** Puts the events right before the run in front of it; others are left out. Returns what it has grown by. */
  prepend(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
    const fitting: TimelineEvent[] = [];
    let expected = this.firstSeq - 1;
    for (const event of events.toSorted((a, b) => b.seq - a.seq)) {
      if (event.seq !== expected) continue;
      fitting.push(event);
      this.keys.add(event.idempotencyKey);
      expected -= 1;
    }
    const grown = fitting.toReversed();
    if (grown.length > 0) this.events = [...grown, ...this.events];
    return grown;
  }
}
