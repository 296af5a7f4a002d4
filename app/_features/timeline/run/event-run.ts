import type { TimelineEvent } from "@/server/timeline/contract";
import type { PageEffects, ShownEntry } from "@/server/timeline/contract/shown-entry";
import { EventFold, type FoldOptions } from "@/server/timeline/rules/fold-events";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";

/** Some events of a timeline, oldest first, and how to get those before and after them. */
export interface RunPage {
  events: readonly TimelineEvent[];
  effects: PageEffects;
  /** How far the timeline went when it was read. */
  lastSeq: number;
  /** Ask on with this; null when there is nothing older. */
  older: number | null;
}

export interface RunOptions extends FoldOptions {
  /** The first page. */
  open: () => Promise<RunPage>;
  older: (before: number) => Promise<RunPage>;
  /** Whether a new event stands in this list. */
  belongs: (event: TimelineEvent) => boolean;
  /** True for an event after which the list has to be read again. */
  changesAll?: (event: TimelineEvent) => boolean;
}

export interface RunSnapshot {
  rows: readonly ShownEntry[];
  state: "loading" | "ready" | "failed";
  /** What the last read threw. */
  error: unknown;
  hasOlder: boolean;
}

/**
 * A list of events beside the room's own: a thread, what a filter leaves, the key updates. It is read once and then
 * follows what is told to it. Snapshots never change once handed out.
 */
export class EventRun {
  private fold: EventFold;
  private readonly listeners = new Set<() => void>();
  /** What came before the first page did. */
  private waiting: TimelineEvent[] = [];
  private lastSeq: number | null = null;
  private olderThan: number | null = null;
  private turn = 0;
  private current: RunSnapshot = { rows: [], state: "loading", error: null, hasOlder: false };

  constructor(private readonly options: RunOptions) {
    this.fold = new EventFold(options);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): RunSnapshot => this.current;

  /** Reads the list anew; what is shown stays until it is there. */
  async open(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    if (this.current.state === "failed") this.show({ state: "loading" });
    try {
      const page = await this.options.open();
      if (turn !== this.turn) return;
      this.fold = new EventFold(this.options);
      this.fold.append(page.events);
      this.fold.apply(page.effects);
      this.lastSeq = page.lastSeq;
      this.olderThan = page.older;
      const missed = this.waiting;
      this.waiting = [];
      this.take(missed);
      this.show({ state: "ready", error: null });
    } catch (error) {
      if (turn === this.turn) this.show({ state: this.lastSeq === null ? "failed" : "ready", error });
    }
  }

  /** Rejects when the page could not be read; ask again. */
  loadOlder = async (): Promise<void> => {
    const { turn, olderThan } = this;
    if (olderThan === null) return;
    const page = await this.options.older(olderThan);
    if (turn !== this.turn) return;
    this.fold.prepend(page.events);
    this.fold.apply(page.effects);
    this.olderThan = page.older;
    this.show({});
  };

  /** Takes what is new in the room, in order. */
  receive(events: readonly TimelineEvent[]): void {
    if (this.lastSeq === null) this.waiting.push(...events);
    else {
      this.take(events);
      this.show({});
    }
    if (events.some((event) => this.options.changesAll?.(event))) void this.open();
  }

  private take(events: readonly TimelineEvent[]): void {
    const { lastSeq } = this;
    const isNew = ({ seq }: TimelineEvent) => lastSeq === null || seq > lastSeq;
    this.fold.append(events.filter((event) => isNew(event) && (isSuperseding(event) || this.options.belongs(event))));
    this.lastSeq = Math.max(lastSeq ?? 0, ...events.map(({ seq }) => seq));
  }

  private show(change: Partial<RunSnapshot>): void {
    this.current = { ...this.current, ...change, rows: this.fold.rows, hasOlder: this.olderThan !== null };
    for (const tell of this.listeners) tell();
  }
}
