import type { TimelineEvent, TimelinePage } from "@/server/timeline/contract";
import type { AroundInput, AroundPage, PageWithEffects } from "@/server/timeline/contract/conversation";
import type { PageEffects, ShownEntry } from "@/server/timeline/contract/shown-entry";
import { EventFold } from "@/server/timeline/rules/fold-events";

export interface ReplayTimelineOptions {
  userId: string;
  around(at: AroundInput["at"], limit: number): Promise<Pick<AroundPage, "events" | "focus" | "lastSeq">>;
  /** The events before a position as they stood when the timeline went up to `upTo`. */
  before(before: number, upTo: number, limit: number): Promise<PageWithEffects>;
  since(after: number, limit: number): Promise<TimelinePage>;
}

export interface ReplaySnapshot {
  /** What was recorded until the moment, as it stood then. */
  entries: readonly ShownEntry[];
  /** Position of the last event of the moment; 0 before the first. */
  upTo: number;
  hasOlder: boolean;
  isLoading: boolean;
  /** Why the moment could not be read, as it was thrown. */
  failure: unknown;
}

/** A stretch of the timeline as it stood at `seq`, and what came after it as far as it was read. */
interface Base {
  seq: number;
  events: TimelineEvent[];
  effects: PageEffects;
  later: TimelineEvent[];
  /** The timeline ended here when it was last read. */
  lastSeq: number;
}

const PAGE = 200;
/** So many events before a moment are held one by one, so that going back costs nothing. */
const BACK = 100;
const AHEAD = 500;
/** Reading on costs less than beginning anew for so many pages of events. */
const MOST_STEPS = 3;
/** Less than this ahead, and the next page is asked for. */
const LOW = 100;

const NOTHING: ReplaySnapshot = { entries: [], upTo: 0, hasOlder: false, isLoading: true, failure: null };
const timeOf = (event: TimelineEvent): number => Date.parse(event.recordedAt);

/** How many of the events were recorded until a moment: times of recording grow with positions. */
function countUntil(events: readonly TimelineEvent[], at: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(events[middle]!) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The conversation as it stood at a moment that moves. Only the stretch around the moment is held, however long the whole is. */
export class ReplayTimeline {
  private readonly listeners = new Set<() => void>();
  private current = NOTHING;
  private base: Base | null = null;
  private fold: EventFold | null = null;
  /** How many of the later events the fold has. */
  private folded = 0;
  private wanted: number | null = null;
  private isBusy = false;
  private readingAhead = false;

  constructor(private readonly options: ReplayTimelineOptions) {}

  readonly server = (): ReplaySnapshot => NOTHING;

  readonly snapshot = (): ReplaySnapshot => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Goes to a moment, in epoch milliseconds. Of several that are asked for while one is read, the last counts. */
  seek(at: number): void {
    this.wanted = at;
    if (this.isHere(at)) return this.show(at);
    void this.read();
  }

  /** Time of the next event after a moment, or of the one before it; null where there is none that is known. */
  step(at: number, way: 1 | -1): number | null {
    const { base } = this;
    if (!base) return null;
    const times = [...base.events, ...base.later].map(timeOf);
    const found = way === 1 ? times.find((time) => time > at) : times.findLast((time) => time < at);
    return found ?? null;
  }

  async loadOlder(): Promise<void> {
    const { base } = this;
    const first = base?.events[0]?.seq ?? 1;
    if (!base || first <= 1) return;
    const { events, effects } = await this.options.before(first, base.seq, PAGE);
    if (this.base !== base) return;
    this.base = {
      ...base,
      events: [...events, ...base.events],
      effects: {
        events: [...effects.events, ...base.effects.events],
        threads: [...effects.threads, ...base.effects.threads],
      },
    };
    this.refold();
    if (this.wanted !== null) this.show(this.wanted);
  }

  private async read(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.change({ isLoading: true, failure: null });
    try {
      while (this.wanted !== null && !this.isHere(this.wanted)) await this.readTowards(this.wanted);
    } catch (failure) {
      this.change({ failure });
      return;
    } finally {
      this.isBusy = false;
      this.change({ isLoading: false });
    }
    if (this.wanted !== null) this.show(this.wanted);
  }

  private async readTowards(at: number): Promise<void> {
    const { base } = this;
    const end = base && (base.later.at(-1)?.seq ?? base.seq);
    if (base && end !== null && at >= this.startOf(base) && base.lastSeq - end <= AHEAD * MOST_STEPS) {
      await this.readOn(base);
      return;
    }
    const seq = Math.max(0, (await this.positionAt(at)) - BACK);
    const { events, effects, lastSeq } = await this.options.before(seq + 1, seq, PAGE);
    const later = seq < lastSeq ? await this.options.since(seq, AHEAD) : { events: [], lastSeq };
    this.base = { seq, events, effects, later: later.events, lastSeq: later.lastSeq };
    this.refold();
  }

  private async readOn(base: Base): Promise<void> {
    const { events, lastSeq } = await this.options.since(base.later.at(-1)?.seq ?? base.seq, AHEAD);
    base.later.push(...events);
    base.lastSeq = lastSeq;
  }

  /** The position of the last event that was recorded until a moment; 0 before the first. */
  private async positionAt(at: number): Promise<number> {
    const { events, focus } = await this.options.around({ time: new Date(Math.floor(at) + 1).toISOString() }, 2);
    const found = events.find(({ seq }) => seq === focus);
    return found && timeOf(found) > at ? focus - 1 : focus;
  }

  /** When the base begins to say what stood: from its own last event on. */
  private startOf({ events }: Base): number {
    const last = events.at(-1);
    return last ? timeOf(last) : 0;
  }

  private isHere(at: number): boolean {
    const { base } = this;
    if (!base || at < this.startOf(base)) return false;
    const last = base.later.at(-1);
    return (last?.seq ?? base.seq) >= base.lastSeq || (last !== undefined && timeOf(last) > at);
  }

  private refold(): void {
    this.fold = null;
    this.folded = 0;
  }

  private show(at: number): void {
    const { base } = this;
    if (!base) return;
    const wanted = countUntil(base.later, at);
    if (!this.fold || wanted < this.folded) {
      this.fold = new EventFold({ me: this.options.userId });
      this.fold.append(base.events);
      this.fold.apply(base.effects);
      this.folded = 0;
    }
    this.fold.append(base.later.slice(this.folded, wanted));
    this.folded = wanted;
    const entries = this.fold.rows;
    const hasOlder = (base.events[0]?.seq ?? 1) > 1;
    const upTo = base.later[wanted - 1]?.seq ?? base.seq;
    const now = this.current;
    if (entries !== now.entries || upTo !== now.upTo || hasOlder !== now.hasOlder || now.isLoading) {
      this.change({ entries, upTo, hasOlder, isLoading: false });
    }
    void this.readAhead(base, base.later.length - wanted);
  }

  /** Playing does not wait at the end of what was read. */
  private async readAhead(base: Base, left: number): Promise<void> {
    const end = base.later.at(-1)?.seq ?? base.seq;
    if (left > LOW || end >= base.lastSeq || this.readingAhead || this.isBusy) return;
    this.readingAhead = true;
    try {
      const { events, lastSeq } = await this.options.since(end, AHEAD);
      if ((base.later.at(-1)?.seq ?? base.seq) !== end) return;
      base.later.push(...events);
      base.lastSeq = lastSeq;
    } catch {
      // Whoever comes to the end asks again, and hears why not.
    } finally {
      this.readingAhead = false;
    }
  }

  private change(part: Partial<ReplaySnapshot>): void {
    this.current = { ...this.current, ...part };
    for (const tell of this.listeners) tell();
  }
}
