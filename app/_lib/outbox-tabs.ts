import type { TimelineEvent } from "@/server/timeline/contract";

/** What one page tells the person's other pages of the same room. */
export type OutboxNews =
  /** What is kept is not what it was. */
  | { kind: "changed" }
  /** A message is in the timeline. */
  | { kind: "stored"; key: string; event: TimelineEvent }
  /** Whether the page that sends waits for the line. */
  | { kind: "line"; isDown: boolean }
  /** A page has come, or has its line back: no reason to wait any longer. */
  | { kind: "awake" };

/** The pages of one person in one room: one of them sends for all, and another takes over when it goes. */
export class OutboxTabs {
  private readonly name: string;
  private channel: BroadcastChannel | null = null;

  constructor(userId: string, incident: number) {
    this.name = `outbox:${userId}:${incident}`;
  }

  /**
   * `onTurn` is called when it is this page's turn to send, until the returned function is called. The browser ends
   * a turn by itself when the page goes away, however it went. Where there are no locks every page takes its turn at
   * once: a message's key then keeps it from being stored twice.
   */
  lead(onTurn: () => void): () => void {
    const left = new AbortController();
    if (typeof navigator === "undefined" || !navigator.locks) {
      onTurn();
      return () => undefined;
    }
    const turn = () => {
      if (left.signal.aborted) return undefined;
      onTurn();
      return new Promise<void>((done) => left.signal.addEventListener("abort", () => done()));
    };
    navigator.locks.request(this.name, { signal: left.signal }, turn).catch(() => undefined);
    return () => left.abort();
  }

  /** Heard by all other pages that listen. */
  tell(news: OutboxNews): void {
    this.channel?.postMessage(news);
  }

  listen(heard: (news: OutboxNews) => void): () => void {
    if (typeof BroadcastChannel === "undefined") return () => undefined;
    const channel = new BroadcastChannel(this.name);
    channel.addEventListener("message", ({ data }: MessageEvent<OutboxNews>) => heard(data));
    this.channel = channel;
    return () => {
      channel.close();
      if (this.channel === channel) this.channel = null;
    };
  }
}
