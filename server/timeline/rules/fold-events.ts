import type { TimelineEvent } from "@/server/timeline/contract";
import type { PageEffects, ShownEntry } from "@/server/timeline/contract/shown-entry";
import { bare, EntryState } from "@/server/timeline/rules/entry-state";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";

export interface FoldOptions {
  /** The reader, whose own reactions are told apart; null for nobody. */
  me: string | null;
  /** True where answers have rows of their own, as in a thread; in the room they stand behind what they answer. */
  withReplies?: boolean;
}

interface Row {
  event: TimelineEvent;
  /** Counted from the first event that was ever added, which has 0; what is put in front has less. */
  place: number;
}

/**
 * A run of a timeline as it is shown. Adding an event costs the same however long the run is, and what it does not
 * concern stays the same object; reading `rows` after a change copies the list of them.
 */
export class EventFold {
  private readonly states = new Map<string, EntryState>();
  private readonly placed = new Map<string, Row>();
  private readonly stale = new Set<string>();
  private list: ShownEntry[] = [];
  private start = 0;
  private handedOut: readonly ShownEntry[] | null = null;

  constructor(private readonly options: FoldOptions) {}

  /** What is shown, oldest first. Never changes once handed out. */
  get rows(): readonly ShownEntry[] {
    this.refresh();
    this.handedOut ??= [...this.list];
    return this.handedOut;
  }

  /** The entry of an event of this run; undefined when it is not here or has no row. */
  find(eventId: string): ShownEntry | undefined {
    this.refresh();
    const row = this.placed.get(eventId);
    return row && this.list[row.place - this.start];
  }

  /** Takes the events after the run, in order. */
  append(events: readonly TimelineEvent[]): void {
    for (const event of events) {
      this.learn(event);
      if (!this.hasRow(event)) continue;
      this.placed.set(event.id, { event, place: this.start + this.list.length });
      this.list.push(this.entryOf(event));
      this.handedOut = null;
    }
  }

  /** Takes the events before the run, in order. */
  prepend(events: readonly TimelineEvent[]): void {
    for (const event of events) this.learn(event);
    const older = events.filter((event) => this.hasRow(event));
    if (older.length === 0) return;
    this.start -= older.length;
    for (const [index, event] of older.entries()) this.placed.set(event.id, { event, place: this.start + index });
    this.list = [...older.map((event) => this.entryOf(event)), ...this.list];
    this.handedOut = null;
  }

  /** Takes what changes the run without being a part of it. */
  apply({ events, threads }: PageEffects): void {
    for (const event of events) this.learn(event);
    for (const summary of threads) {
      if (this.stateOf(summary.rootId).thread.take(summary)) this.stale.add(summary.rootId);
    }
  }

  private hasRow(event: TimelineEvent): boolean {
    if (this.placed.has(event.id)) return false;
    if (event.threadId !== null && this.options.withReplies !== true) return false;
    // That something was pinned is told; the other marks only show where they were set.
    return !isSuperseding(event) || event.kind === "event_pinned";
  }

  private learn(event: TimelineEvent): void {
    const { supersedesId, threadId } = event;
    if (isSuperseding(event)) {
      if (supersedesId !== null && this.stateOf(supersedesId).learn(event)) this.stale.add(supersedesId);
    } else if (threadId !== null && this.stateOf(threadId).thread.add(event)) this.stale.add(threadId);
  }

  private stateOf(id: string): EntryState {
    const state = this.states.get(id) ?? new EntryState();
    this.states.set(id, state);
    return state;
  }

  private entryOf(event: TimelineEvent): ShownEntry {
    this.stale.delete(event.id);
    const state = isSuperseding(event) ? undefined : this.states.get(event.id);
    return state ? state.shown(event, this.options.me) : bare(event);
  }

  private refresh(): void {
    for (const id of this.stale) {
      const row = this.placed.get(id);
      if (!row) continue;
      this.list[row.place - this.start] = this.entryOf(row.event);
      this.handedOut = null;
    }
    this.stale.clear();
  }
}

/** A run of events as it is shown, with what came after it. */
export function foldEvents(
  events: readonly TimelineEvent[],
  { effects, ...options }: FoldOptions & { effects?: PageEffects },
): readonly ShownEntry[] {
  const fold = new EventFold(options);
  fold.append(events);
  if (effects) fold.apply(effects);
  return fold.rows;
}
