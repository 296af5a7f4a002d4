import { TimelineRun } from "@/app/_lib/timeline-run";
import type { TimelineEvent, TimelinePage } from "@/server/timeline/contract";
import type { PageWithEffects } from "@/server/timeline/contract/conversation";

export interface TimelineLiveOptions {
  userId: string;
  /** The newest page, as the server rendered it. */
  initial: readonly TimelineEvent[];
  since(after: number): Promise<TimelinePage>;
  before(before: number): Promise<PageWithEffects>;
  /** The run has grown at its end. */
  onGrown(events: readonly TimelineEvent[]): void;
  /** The run is another one: what was held against the old one is void. */
  onReset(): void;
  onChange(): void;
}

const FAR_BEHIND = 1_000;
const RETRY_MS = { first: 500, most: 10_000 };
/** Any position up to here may be asked for; the newest page lies before it. */
const END = Number.MAX_SAFE_INTEGER;

/** The newest run of a timeline: it grows with what the line brings, and reads what the line has left out. */
export class TimelineLive {
  run: TimelineRun;
  isLoadingOlder = false;
  private known: number;
  private isCatchingUp = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isClosed = true;

  constructor(private readonly options: TimelineLiveOptions) {
    this.run = new TimelineRun(options.initial, options.userId);
    this.known = this.run.lastSeq;
  }

  open(): void {
    this.isClosed = false;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
  }

  /** Takes up what was seen before the page was opened, where that goes further than what the page was made with. */
  restore(events: readonly TimelineEvent[]): boolean {
    const { run } = this;
    const first = events[0]?.seq ?? Infinity;
    if ((events.at(-1)?.seq ?? 0) <= run.lastSeq) return false;
    const met = events.find(({ seq }) => seq === run.lastSeq);
    const isOfAnother = met !== undefined && met.id !== run.events.at(-1)?.id;
    if (isOfAnother) return false;
    if (first <= run.lastSeq + 1) this.receive(events);
    else {
      this.known = events.at(-1)?.seq ?? this.known;
      this.replace(events);
      this.options.onChange();
    }
    return true;
  }

  /** The timeline goes up to `lastSeq`. What is missing is on its way, unless it is too much for a socket. */
  joined(lastSeq: number): void {
    this.known = Math.max(this.known, lastSeq);
    if (lastSeq - this.run.lastSeq > FAR_BEHIND) void this.catchUp();
  }

  receive(events: readonly TimelineEvent[]): void {
    this.known = Math.max(this.known, ...events.map(({ seq }) => seq));
    const grown = this.run.add(events);
    if (grown.length > 0) this.options.onGrown(grown);
    if (this.run.hasGap) void this.catchUp();
    this.options.onChange();
  }

  /** Rejects when the page could not be read; ask again. */
  async loadOlder(): Promise<void> {
    if (this.isLoadingOlder || this.run.firstSeq <= 1) return;
    const { run } = this;
    this.isLoadingOlder = true;
    this.options.onChange();
    try {
      const { events, effects } = await this.options.before(run.firstSeq);
      run.prepend(events, effects);
    } finally {
      this.isLoadingOlder = false;
      this.options.onChange();
    }
  }

  /** Our position is not of this timeline: the database was put back to an earlier day. */
  async startAgain(): Promise<void> {
    try {
      const page = await this.options.before(END);
      this.known = page.lastSeq;
      this.replace(page.events);
      this.options.onChange();
    } catch {
      // The next join is refused again, and starts this again.
    }
  }

  private replace(events: readonly TimelineEvent[]): void {
    this.run = new TimelineRun(events, this.options.userId);
    this.options.onReset();
  }

  private async catchUp(): Promise<void> {
    if (this.isCatchingUp || this.retryTimer !== undefined || this.isClosed) return;
    this.isCatchingUp = true;
    try {
      while (this.run.lastSeq < this.known && !this.isClosed) await this.readNext();
      this.failures = 0;
    } catch (error) {
      if (isConflict(error)) void this.startAgain();
      else this.catchUpLater();
    } finally {
      this.isCatchingUp = false;
    }
  }

  private async readNext(): Promise<void> {
    const { since, before } = this.options;
    const isFarBehind = this.known - this.run.lastSeq > FAR_BEHIND;
    const page = isFarBehind ? await before(END) : await since(this.run.lastSeq);
    this.known = isFarBehind ? page.lastSeq : Math.max(this.known, page.lastSeq);
    if (page.events.length === 0) this.known = this.run.lastSeq;
    if (isFarBehind) this.replace(page.events);
    this.receive(page.events);
  }

  private catchUpLater(): void {
    const wait = Math.min(RETRY_MS.first * 2 ** this.failures, RETRY_MS.most);
    this.failures += 1;
    this.retryTimer = setTimeout(() => {
      this.retryTimer = undefined;
      void this.catchUp();
    }, wait);
  }
}

function isConflict(error: unknown): boolean {
  return error !== null && typeof error === "object" && "code" in error && error.code === "CONFLICT";
}
