import type { PendingMessage } from "@/app/_lib/timeline-outbox";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { ThreadPage } from "@/server/timeline/contract/conversation";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { EventFold } from "@/server/timeline/rules/fold-events";

export interface ThreadSnapshot {
  /** What is answered; null until it has been read. */
  root: ShownEntry | null;
  /** The answers, oldest first. */
  entries: readonly ShownEntry[];
  /** One's own answers on their way. */
  pending: readonly PendingMessage[];
  hasOlder: boolean;
  isLoading: boolean;
  /** Why it could not be read, as a code; `load` tries again. */
  refusal: string | null;
}

export interface TimelineThreadOptions {
  rootId: string;
  userId: string;
  read(before?: number): Promise<ThreadPage>;
  /** The rows with what is on its way. */
  over(rows: readonly ShownEntry[]): readonly ShownEntry[];
  pending(): readonly PendingMessage[];
  /** Called when the first listener comes, and when the last has gone. */
  onOpen(thread: TimelineThread): void;
  onClose(thread: TimelineThread): void;
}

/** One thread of the room, live for as long as somebody looks at it; made for `useSyncExternalStore`. */
export class TimelineThread {
  private root: EventFold;
  private replies: EventFold;
  private readonly listeners = new Set<() => void>();
  /** What was heard since the thread was asked for: it may be missing from the answer. */
  private meanwhile: TimelineEvent[] = [];
  private firstSeq: number | undefined;
  private isRead = false;
  private hasOlder = false;
  private isLoading = false;
  private refusal: string | null = null;
  private current: ThreadSnapshot | null = null;
  /** Grows with each new beginning: what was asked for before it comes too late. */
  private era = 0;

  constructor(private readonly options: TimelineThreadOptions) {
    [this.root, this.replies] = [this.fresh(), this.fresh()];
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.options.onOpen(this);
      this.reset();
    }
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.options.onClose(this);
    };
  };

  snapshot = (): ThreadSnapshot => {
    if (!this.current) {
      const { over, pending } = this.options;
      const [root = null] = over(this.root.rows);
      const { hasOlder, isLoading, refusal } = this;
      this.current = { root, entries: over(this.replies.rows), pending: pending(), hasOlder, isLoading, refusal };
    }
    return this.current;
  };

  /** Reads the thread, or the answers before those that are here. */
  load = async (): Promise<void> => {
    if (this.isLoading) return;
    const { era } = this;
    this.isLoading = true;
    this.refusal = null;
    this.changed();
    try {
      const page = await this.options.read(this.firstSeq);
      if (era === this.era) this.take(page);
    } catch (error) {
      if (era === this.era) this.refusal = codeOf(error);
    }
    if (era !== this.era) return;
    this.isLoading = false;
    this.changed();
  };

  /** What the room has grown by. */
  hear(events: readonly TimelineEvent[]): void {
    const own = events.filter(
      ({ threadId, supersedesId }) => threadId === this.options.rootId || supersedesId !== null,
    );
    if (own.length === 0) return;
    if (this.isRead) this.append(own);
    else this.meanwhile.push(...own);
    this.changed();
  }

  /** The room began anew, or the thread is looked at again: what is here may have holes. */
  reset(): void {
    this.era += 1;
    [this.root, this.replies] = [this.fresh(), this.fresh()];
    this.meanwhile = [];
    this.firstSeq = undefined;
    this.isRead = false;
    this.isLoading = false;
    if (this.listeners.size > 0) void this.load();
  }

  changed(): void {
    this.current = null;
    for (const listener of this.listeners) listener();
  }

  private take({ root, events, effects, hasOlder }: ThreadPage): void {
    if (!this.isRead) this.root.append([root]);
    this.replies.prepend(events);
    for (const fold of [this.root, this.replies]) fold.apply(effects);
    this.firstSeq = events[0]?.seq ?? this.firstSeq;
    this.hasOlder = hasOlder;
    this.isRead = true;
    this.append(this.meanwhile.splice(0));
  }

  private append(events: readonly TimelineEvent[]): void {
    this.replies.append(events.filter(({ threadId }) => threadId !== null));
    for (const fold of [this.root, this.replies]) fold.apply({ events: [...events], threads: [] });
  }

  private fresh(): EventFold {
    return new EventFold({ me: this.options.userId, withReplies: true });
  }
}

function codeOf(error: unknown): string {
  const code = error !== null && typeof error === "object" && "code" in error ? error.code : null;
  return typeof code === "string" ? code : "INTERNAL";
}
