import type { RoomArchive } from "@/app/_lib/room-archive";
import type { TimelineEvent } from "@/server/timeline/contract";

/** What the browser keeps of a room: `RoomArchive`. */
export type KeptPicture = Pick<RoomArchive, "isOpen" | "read" | "keep" | "describe">;

export interface TimelinePictureOptions {
  archive: KeptPicture | null;
  /** When the page itself was kept, where it was opened offline (epoch milliseconds). */
  pageKeptAt: number | null;
  /** Takes up the end of the timeline as it was last seen; false when the page knows more. */
  restore(events: readonly TimelineEvent[]): boolean;
  onChange(): void;
}

const WRITTEN_AFTER_MS = 250;
const AGAIN_AFTER_MS = 2_000;
const SEEN_EVERY_MS = 20_000;
/** What could not be written yet is kept up to here: more is not kept of a room. */
const MOST_WAITING = 500;

/** Keeps what the room shows for reading it offline, and knows since when that is not current. */
export class TimelinePicture {
  /** When what is shown was last known to be current, in epoch milliseconds; null while it is. */
  at: number | null = null;
  private isLive = false;
  private heardAt = 0;
  private waiting: TimelineEvent[] = [];
  private isAnew = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private seeing: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: TimelinePictureOptions) {}

  /** `shown`: what the page was made with. */
  open(shown: readonly TimelineEvent[]): void {
    const { pageKeptAt } = this.options;
    // A page that comes from the server says what is; one that was kept may have been followed by more.
    if (pageKeptAt === null) this.begin(shown);
    else void this.restore(shown, pageKeptAt);
    this.seeing = setInterval(() => this.seen(), SEEN_EVERY_MS);
  }

  close(): void {
    clearInterval(this.seeing);
    this.seeing = undefined;
    this.line(false);
    void this.write();
  }

  /** The line is there, or gone. */
  line(isLive: boolean): void {
    if (isLive) this.at = null;
    else if (this.isLive) this.at = this.heardAt;
    this.seen();
    this.isLive = isLive;
    this.seen();
  }

  /** The run has grown. */
  keep(events: readonly TimelineEvent[]): void {
    if (!this.options.archive) return;
    this.waiting = [...this.waiting, ...events].slice(-MOST_WAITING);
    this.timer ??= setTimeout(() => void this.write(), WRITTEN_AFTER_MS);
  }

  /** The run is another one. */
  begin(events: readonly TimelineEvent[]): void {
    this.isAnew = true;
    this.waiting = [];
    this.keep(events);
  }

  private seen(): void {
    if (!this.isLive) return;
    this.heardAt = Date.now();
    void this.options.archive?.describe({ at: this.heardAt });
  }

  private async restore(shown: readonly TimelineEvent[], pageKeptAt: number): Promise<void> {
    if (this.at === null && !this.isLive) this.at = pageKeptAt;
    const kept = await this.options.archive?.read();
    if (this.isLive) return;
    if (kept && this.options.restore(kept.events)) this.at = Math.max(kept.at, pageKeptAt);
    else this.begin(shown);
    this.options.onChange();
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { archive } = this.options;
    if (!archive || this.waiting.length === 0) return;
    if (!archive.isOpen) {
      // On a first visit the worker that would wipe it comes a little later.
      if (this.seeing !== undefined) this.timer = setTimeout(() => void this.write(), AGAIN_AFTER_MS);
      return;
    }
    const [events, anew] = [this.waiting, this.isAnew];
    [this.waiting, this.isAnew] = [[], false];
    await archive.keep(events, { anew });
    this.seen();
  }
}
