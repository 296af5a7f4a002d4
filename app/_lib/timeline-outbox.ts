import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { isFinalRefusal } from "@/app/_lib/is-final-refusal";
import type { KeptMessage, OutboxStorage } from "@/app/_lib/outbox-storage";
import type { OutboxNews, OutboxTabs } from "@/app/_lib/outbox-tabs";
import type { PostMessageInput, TimelineEvent } from "@/server/timeline/contract";

/** What goes with the words of a message. */
export type MessageExtras = Pick<KeptMessage, "threadId" | "attachments" | "isUpdate" | "occurredAt">;

/** A message that is not in the timeline yet. */
export interface PendingMessage extends MessageExtras {
  /** Its idempotency key. */
  key: string;
  body: string;
  /** Milliseconds since 1970, by this browser's clock. */
  writtenAt: number;
  /** `waiting`: for its turn, or for the line. `failed`: refused for good; `refusal` is the code. */
  state: "sending" | "waiting" | "failed";
  refusal: string | null;
  /** False when it would not survive a reload, because the browser's storage is full or closed. */
  isKept: boolean;
}

/** Where unsent messages are kept, and the other pages that see them; `OutboxStorage` and `OutboxTabs` in a browser. */
export interface OutboxShare {
  storage: Pick<OutboxStorage, "all" | "put" | "remove">;
  tabs: Pick<OutboxTabs, "lead" | "tell" | "listen">;
}

export interface OutboxOptions {
  incident: number;
  outbox: OutboxShare;
  /** Rejects with an object that has a `code` when the server refused. */
  send(input: PostMessageInput): Promise<TimelineEvent>;
  onStored(event: TimelineEvent): void;
  onChange(): void;
}

interface Entry extends KeptMessage {
  isKept: boolean;
  /** How many times it is being written at the moment, and whether it has been on disk. */
  writes: number;
  isWritten: boolean;
  attempts: number;
  /** Its number in the timeline, once the server has said so. */
  storedAs: number | null;
}

const MOST_PENDING = 200;
const WAITED_MS = 15_000;
const BACKOFF_MS = { first: 500, most: 15_000 };
const PATIENCE_MS = 15_000;

/**
 * Sends messages one after the other, in the order written, and keeps each until it is stored. Of several pages one
 * sends for all; the others show the same messages.
 */
export class TimelineOutbox {
  private entries: Entry[] = [];
  /** What must not come back from a reading that began earlier. */
  private readonly gone = new Set<string>();
  private hasRead = false;
  private isLeading = false;
  private isLineDown = false;
  private sending: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isClosed = true;
  private stops: (() => void)[] = [];

  constructor(private readonly options: OutboxOptions) {}

  get pending(): PendingMessage[] {
    return this.entries.map((entry) => {
      const { storedAs, attempts: _attempts, writes: _writes, isWritten: _written, ...message } = entry;
      const isOthers = !this.maySend(entry) && !this.isLineDown;
      const isOnItsWay = message.key === this.sending || storedAs !== null || isOthers;
      return { ...message, state: message.refusal !== null ? "failed" : isOnItsWay ? "sending" : "waiting" };
    });
  }

  /** Takes up what earlier pages left, and sends when it is this page's turn. */
  open(): void {
    if (!this.isClosed) return;
    this.isClosed = false;
    const { tabs } = this.options.outbox;
    this.stops = [tabs.listen((news) => this.hear(news)), tabs.lead(() => this.lead())];
    tabs.tell({ kind: "awake" });
    void this.read();
  }

  /** Returns the message's key, or null when too many wait already. What is here, or was, is not added again. */
  add(body: string, extras: MessageExtras = {}, key = idempotencyKey()): string | null {
    if (this.gone.has(key) || this.entries.some((entry) => entry.key === key)) return key;
    if (this.entries.length >= MOST_PENDING) return null;
    const writtenAt = Math.max(Date.now(), (this.entries.at(-1)?.writtenAt ?? 0) + 1);
    const entry = fresh({ ...extras, key, body, writtenAt, refusal: null });
    this.entries.push(entry);
    // Where it stands among what is on disk is not known before: another page must not send it too early.
    if (this.hasRead) void this.write(entry);
    this.options.onChange();
    this.pump();
    return entry.key;
  }

  /** Sends a refused message again. */
  retry(key: string): void {
    const entry = this.entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    entry.attempts = 0;
    this.refuse(entry, null);
    this.options.onChange();
    this.kick();
  }

  discard(key: string): void {
    this.forget(key);
    this.options.onChange();
    this.pump();
  }

  /** Forgets what can be seen in the timeline; until then a message stays visible here. */
  settle(isShown: (key: string, storedAs: number | null) => boolean): void {
    for (const { key, storedAs } of this.entries) if (isShown(key, storedAs)) this.forget(key);
  }

  /** The line is back: no reason to wait any longer. */
  kick(): void {
    if (!this.isLeading && !this.isClosed) this.options.outbox.tabs.tell({ kind: "awake" });
    this.wake();
  }

  close(): void {
    if (!this.hasRead) this.putBehind([]);
    this.isClosed = true;
    this.isLeading = false;
    for (const stop of this.stops.splice(0)) stop();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private lead(): void {
    if (this.isClosed) return;
    // What the page before us left is on disk only: nothing is sent before it is here, or the order would be lost.
    void this.read().then(() => {
      this.isLeading = !this.isClosed;
      this.lineIs(false);
      this.wake();
    });
  }

  private wake(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.failures = 0;
    this.pump();
  }

  private hear(news: OutboxNews): void {
    if (this.isClosed) return;
    if (news.kind === "changed") return void this.read();
    if (news.kind === "awake") {
      if (this.isLeading) this.lineIs(this.timer !== undefined);
      return this.wake();
    }
    if (news.kind === "stored") return this.stored(news.key, news.event);
    this.isLineDown = news.isDown;
    this.options.onChange();
  }

  /** Takes over what is on disk: other pages have added to it, sent, retried and discarded. */
  private async read(): Promise<void> {
    const known = new Set(this.entries.filter(({ isWritten }) => isWritten));
    const kept = await this.options.outbox.storage.all().catch(() => null);
    if (this.isClosed) return;
    if (!this.hasRead) this.putBehind(kept ?? []);
    if (kept === null) return;
    const there = new Map(kept.map((message) => [message.key, message]));
    const isLeft = (entry: Entry) =>
      there.has(entry.key) || !known.has(entry) || entry.storedAs !== null || entry.key === this.sending;
    this.entries = this.entries.filter(isLeft);
    for (const entry of this.entries) {
      const { refusal } = there.get(entry.key) ?? entry;
      if (entry.writes === 0 && entry.refusal !== refusal) Object.assign(entry, { refusal, attempts: 0 });
      there.delete(entry.key);
    }
    for (const message of there.values()) {
      if (!this.gone.has(message.key)) this.entries.push({ ...fresh(message), isWritten: true });
    }
    this.entries.sort((a, b) => a.writtenAt - b.writtenAt || (a.key < b.key ? -1 : 1));
    this.options.onChange();
    this.pump();
  }

  /** What was written here before it was known what is on disk comes after it, whatever the clock says. */
  private putBehind(kept: readonly KeptMessage[]): void {
    this.hasRead = true;
    let last = Math.max(0, ...kept.map(({ writtenAt }) => writtenAt));
    for (const entry of this.entries) {
      last = Math.max(last + 1, entry.writtenAt);
      entry.writtenAt = last;
      void this.write(entry);
    }
  }

  private maySend(entry: Entry): boolean {
    // What is not on disk no other page can send.
    return this.isLeading || !entry.isKept;
  }

  private pump(): void {
    if (this.sending !== null || this.timer !== undefined || this.isClosed) return;
    const next = this.entries.find(({ refusal, storedAs }) => refusal === null && storedAs === null);
    if (next && this.maySend(next)) void this.transmit(next);
  }

  private async transmit(entry: Entry): Promise<void> {
    const { incident: incidentNumber, send, onChange, outbox } = this.options;
    this.sending = entry.key;
    onChange();
    try {
      const event = await inTime(send({ incidentNumber, ...asked(entry) }));
      this.failures = 0;
      this.lineIs(false);
      this.drop(entry.key);
      this.stored(entry.key, event);
      outbox.tabs.tell({ kind: "stored", key: entry.key, event });
    } catch (error) {
      const code = codeOf(error);
      if (isFinalRefusal(code, ++entry.attempts)) this.refuse(entry, code);
      else this.waitAWhile();
    }
    this.sending = null;
    onChange();
    this.pump();
  }

  private stored(key: string, event: TimelineEvent): void {
    const entry = this.entries.find((candidate) => candidate.key === key);
    if (entry) entry.storedAs = event.seq;
    this.gone.add(key);
    this.options.onStored(event);
  }

  private waitAWhile(): void {
    if (this.isClosed) return;
    const wait = Math.min(BACKOFF_MS.first * 2 ** this.failures, BACKOFF_MS.most) * (0.75 + Math.random() / 2);
    this.failures += 1;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.pump();
    }, wait);
    this.lineIs(true);
  }

  private lineIs(isDown: boolean): void {
    this.isLineDown = isDown;
    if (this.isLeading) this.options.outbox.tabs.tell({ kind: "line", isDown });
  }

  private refuse(entry: Entry, refusal: string | null): void {
    entry.refusal = refusal;
    // Discarded while it was on its way: it must not come back with the next page.
    if (this.entries.includes(entry)) void this.write(entry);
  }

  private async write(entry: Entry): Promise<void> {
    const { storage, tabs } = this.options.outbox;
    const {
      isKept: _kept,
      attempts: _attempts,
      writes: _writes,
      isWritten: _written,
      storedAs: _at,
      ...message
    } = entry;
    entry.writes += 1;
    const isKept = await storage.put(message).then(
      () => true,
      () => false,
    );
    entry.writes -= 1;
    entry.isWritten ||= isKept;
    if (isKept) tabs.tell({ kind: "changed" });
    if (entry.isKept === isKept) return;
    entry.isKept = isKept;
    this.options.onChange();
    this.pump();
  }

  private forget(key: string): void {
    this.entries = this.entries.filter((candidate) => candidate.key !== key);
    this.drop(key);
  }

  /** It is in the timeline, or not wanted: no page has to send it. */
  private drop(key: string): void {
    if (this.gone.has(key)) return;
    this.gone.add(key);
    const { storage, tabs } = this.options.outbox;
    storage.remove(key).then(
      () => tabs.tell({ kind: "changed" }),
      // Nothing was kept, then.
      () => undefined,
    );
  }
}

function fresh(message: KeptMessage): Entry {
  return { ...message, isKept: true, writes: 0, isWritten: false, attempts: 0, storedAs: null };
}

function asked(entry: Entry): Omit<PostMessageInput, "incidentNumber"> {
  const { key, body, writtenAt, threadId, attachments = [], isUpdate } = entry;
  // The browser's clock may be wrong: it is asked only where the time of arrival says too little.
  const hasWaited = Date.now() - writtenAt > WAITED_MS;
  const occurredAt = entry.occurredAt ?? (hasWaited ? new Date(writtenAt).toISOString() : undefined);
  return {
    idempotencyKey: key,
    body,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(threadId !== undefined && { threadId }),
    ...(attachments.length > 0 && { attachmentIds: attachments.map(({ id }) => id) }),
    ...(isUpdate === true && { isUpdate }),
  };
}

function codeOf(error: unknown): string | null {
  const code = error !== null && typeof error === "object" && "code" in error ? error.code : null;
  return typeof code === "string" ? code : null;
}

/** An answer that never comes must not hold up the messages behind; the key makes sending again harmless. */
async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("No answer in time")), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
