export interface TimelineReadMarkOptions {
  /** How far the reader had read before this visit; null when they never were here. */
  readUpTo: number | null;
  markRead(seq: number): Promise<unknown>;
}

const WAIT_MS = 1_000;

/** Tells the server how far has been read: not with every row, and never back. */
export class TimelineReadMark {
  private seen: number;
  private told: number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: TimelineReadMarkOptions) {
    this.seen = options.readUpTo ?? 0;
    this.told = this.seen;
  }

  /** Everything up to here has been in sight. */
  see(seq: number): void {
    if (seq <= this.seen) return;
    this.seen = seq;
    this.timer ??= setTimeout(() => void this.tell(), WAIT_MS);
  }

  /** The page goes away: what was read is told now. */
  close(): void {
    if (this.timer !== undefined) void this.tell();
  }

  private async tell(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { seen } = this;
    if (seen <= this.told) return;
    try {
      await this.options.markRead(seen);
      this.told = Math.max(this.told, seen);
    } catch {
      // The next row that is read tells of this one too.
      this.seen = Math.min(this.seen, this.told);
    }
  }
}
