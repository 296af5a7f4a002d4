import { TimelineRun } from "@/app/_lib/timeline-run";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { AroundInput, AroundPage, PageWithEffects } from "@/server/timeline/contract/conversation";

export interface TimelineFarOptions {
  userId: string;
  around(at: AroundInput["at"]): Promise<AroundPage>;
  /** The page right before a position, with what came after it; `limit` events at most. */
  before(before: number, limit?: number): Promise<PageWithEffects>;
  /** The newest run, which the earlier one may meet. */
  live(): TimelineRun;
  onChange(): void;
}

/** Where a jump led: the row to show, and the answer to open when it was one. */
export type Landing = Pick<AroundPage, "focus" | "reply">;

const PAGE = 200;

/** An earlier stretch of the timeline that is looked at while the newest goes on; it ends where the two meet. */
export class TimelineFar {
  run: TimelineRun | null = null;
  isLoadingOlder = false;
  isLoadingNewer = false;
  private asked = 0;
  /** What was heard since the place was asked for: it may be missing from the answer. */
  private meanwhile: TimelineEvent[] | null = null;

  constructor(private readonly options: TimelineFarOptions) {}

  /** Null when another jump, or the way back, was asked for meanwhile. Rejects when the place could not be read. */
  async jump(at: AroundInput["at"]): Promise<Landing | null> {
    const known = this.placeOf(at);
    const turn = ++this.asked;
    if (known) {
      if (known.isLive) this.leave();
      return known.landing;
    }
    this.meanwhile = [];
    const { events, effects, focus, reply } = await this.options.around(at);
    if (turn !== this.asked) return null;
    this.run = new TimelineRun(events, this.options.userId, effects);
    this.hear(this.meanwhile);
    this.meanwhile = null;
    this.meet();
    this.options.onChange();
    return { focus, reply };
  }

  /** Back to the newest. */
  leave(): void {
    this.asked += 1;
    this.meanwhile = null;
    if (!this.run) return;
    this.run = null;
    this.options.onChange();
  }

  /** What happens now may be about what is looked at. */
  hear(events: readonly TimelineEvent[]): void {
    this.meanwhile?.push(...events);
    this.run?.apply({ events: [...events], threads: [] });
  }

  async loadOlder(): Promise<void> {
    const { run } = this;
    if (!run || this.isLoadingOlder || run.firstSeq <= 1) return;
    await this.load("isLoadingOlder", async () => {
      const { events, effects } = await this.options.before(run.firstSeq, PAGE);
      run.prepend(events, effects);
    });
  }

  async loadNewer(): Promise<void> {
    const { run } = this;
    if (!run || this.isLoadingNewer) return;
    await this.load("isLoadingNewer", async () => {
      const limit = Math.min(PAGE, this.options.live().firstSeq - 1 - run.lastSeq);
      const { events, effects } = await this.options.before(run.lastSeq + limit + 1, limit);
      run.add(events);
      run.apply(effects);
      if (this.run === run) this.meet();
    });
  }

  private async load(flag: "isLoadingOlder" | "isLoadingNewer", read: () => Promise<void>): Promise<void> {
    this[flag] = true;
    this.options.onChange();
    try {
      await read();
    } finally {
      this[flag] = false;
      this.options.onChange();
    }
  }

  private meet(): void {
    const { run } = this;
    const live = this.options.live();
    if (!run || run.lastSeq < live.firstSeq - 1) return;
    live.prepend(run.events);
    this.run = null;
  }

  /** A place that is shown already needs no reading; an answer is shown with what it answers. */
  private placeOf(at: AroundInput["at"]): { landing: Landing; isLive: boolean } | null {
    for (const run of [this.run, this.options.live()]) {
      if (!run) continue;
      const isLive = run !== this.run;
      if ("seq" in at && at.seq >= run.firstSeq && at.seq <= run.lastSeq)
        return { landing: { focus: at.seq, reply: null }, isLive };
      const event = run.events.find(({ seq, id }) =>
        "link" in at ? seq === at.link : "eventId" in at && id === at.eventId,
      );
      const row = event && run.find(event.id)?.event;
      // What was said of another event leads to that one.
      const meant = row ?? (event?.supersedesId ? run.find(event.supersedesId)?.event : event);
      if (!meant) continue;
      if (meant.threadId === null) return { landing: { focus: meant.seq, reply: null }, isLive };
      const root = run.find(meant.threadId)?.event;
      if (!root) continue;
      return { landing: { focus: root.seq, reply: { rootId: root.id, eventId: meant.id, seq: meant.seq } }, isLive };
    }
    return null;
  }
}
