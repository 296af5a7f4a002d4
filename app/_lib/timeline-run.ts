import { TimelineWindow } from "@/app/_lib/timeline-window";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { PageEffects, ShownEntry } from "@/server/timeline/contract/shown-entry";
import { EventFold } from "@/server/timeline/rules/fold-events";

/** A run of a timeline without gaps, as it is stored and as it is shown. */
export class TimelineRun {
  private readonly window: TimelineWindow;
  private readonly fold: EventFold;

  constructor(events: readonly TimelineEvent[], me: string, effects?: PageEffects) {
    this.window = new TimelineWindow(events);
    this.fold = new EventFold({ me });
    this.fold.append(this.window.events);
    if (effects) this.fold.apply(effects);
  }

  get events(): readonly TimelineEvent[] {
    return this.window.events;
  }

  get rows(): readonly ShownEntry[] {
    return this.fold.rows;
  }

  get firstSeq(): number {
    return this.window.firstSeq;
  }

  get lastSeq(): number {
    return this.window.lastSeq;
  }

  get hasGap(): boolean {
    return this.window.hasGap;
  }

  has(idempotencyKey: string): boolean {
    return this.window.has(idempotencyKey);
  }

  find(eventId: string): ShownEntry | undefined {
    return this.fold.find(eventId);
  }

  /** Returns what the run has grown by. */
  add(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
    const grown = this.window.add(events);
    this.fold.append(grown);
    return grown;
  }

  prepend(events: readonly TimelineEvent[], effects?: PageEffects): void {
    this.fold.prepend(this.window.prepend(events));
    if (effects) this.fold.apply(effects);
  }

  /** Takes what changes the run without being a part of it. */
  apply(effects: PageEffects): void {
    this.fold.apply(effects);
  }
}
