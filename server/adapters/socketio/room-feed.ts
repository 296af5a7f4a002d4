import type { Logger } from "@/server/platform/logger";
import type { TimelineReader } from "@/server/ports/timeline-reader";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import type { TimelineEvent } from "@/server/timeline/contract";
import { CoalescingWindow } from "@/server/adapters/socketio/coalescing-window";

const PAGE = 500;
const FRAME_CHARACTERS = 256 * 1024;
/** More than this after an outage is left to the clients, who page through `timeline.since` at their own pace. */
const MOST_TO_PUSH = 2_000;
const RETRY_MS = 250;

export interface RoomFeedOptions {
  scope: TimelineScope;
  /** Where the timeline ends: what comes after it is pushed. */
  position: number;
  reader: TimelineReader;
  /** Writes one frame to everybody in the room; returns how many that were. */
  push(events: readonly TimelineEvent[]): number;
  log: Logger;
}

/** Turns hints about one incident into frames: reads what is new once, for everybody, at an adaptive pace. */
export class RoomFeed {
  /** The last event that was pushed to the room. */
  position: number;
  private wanted: number;
  private isReading = false;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private readonly window = new CoalescingWindow();

  constructor(private readonly options: RoomFeedOptions) {
    this.position = options.position;
    this.wanted = options.position;
  }

  /** There are events up to `to`. */
  hint(to: number): void {
    this.wanted = Math.max(this.wanted, to);
    this.pump();
  }

  /** There may be events that nobody told of. */
  catchUp(): void {
    this.hint(this.position + 1);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private pump(): void {
    if (this.isReading || this.timer || this.isClosed || this.wanted <= this.position) return;
    const delay = this.window.delay(performance.now());
    if (delay === 0) return void this.flush();
    this.schedule(delay);
  }

  private schedule(delay: number): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, delay);
  }

  private async flush(): Promise<void> {
    this.isReading = true;
    try {
      const { events, lastSeq } = await this.readNew();
      this.isReading = false;
      if (this.isClosed) return;
      this.wanted = Math.max(lastSeq, events.at(-1)?.seq ?? 0);
      if (events.length === 0) return;
      const receivers = this.options.push(events);
      this.position = events.at(-1)?.seq ?? this.position;
      this.window.flushed(events.length, receivers, performance.now());
      this.pump();
    } catch (error) {
      this.isReading = false;
      this.options.log.warn({ err: error, incident: this.options.scope.incidentId }, "a room could not be read");
      if (!this.isClosed && !this.timer) this.schedule(RETRY_MS);
    }
  }

  private async readNew(): Promise<{ events: TimelineEvent[]; lastSeq: number }> {
    const { reader, scope } = this.options;
    if (this.wanted - this.position > MOST_TO_PUSH) return reader.before(scope, null, 1);
    const page = await reader.since(scope, this.position, PAGE);
    if (page.lastSeq - this.position > MOST_TO_PUSH) return reader.before(scope, null, 1);
    return { events: frameOf(page.events), lastSeq: page.lastSeq };
  }
}

/** As many events as fit in one frame, one at least. */
function frameOf(events: TimelineEvent[]): TimelineEvent[] {
  let characters = 0;
  const end = events.findIndex(({ body }, index) => (characters += body.length) > FRAME_CHARACTERS && index > 0);
  return end === -1 ? events : events.slice(0, end);
}
