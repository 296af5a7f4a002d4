import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { type BrowserStorage, type KeptMessage, OutboxStorage } from "@/app/_lib/outbox-storage";
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

export interface OutboxOptions {
  incident: number;
  userId: string;
  storage: BrowserStorage | null;
  /** Rejects with an object that has a `code` when the server refused. */
  send(input: PostMessageInput): Promise<TimelineEvent>;
  onStored(event: TimelineEvent): void;
  onChange(): void;
}

interface Entry extends KeptMessage {
  isKept: boolean;
  attempts: number;
  /** Its number in the timeline, once the server has said so. */
  storedAs: number | null;
}

/** Codes after which the same message will be refused again. */
const PERMANENT = new Set([
  "BAD_INPUT",
  "CONFLICT",
  "FORBIDDEN",
  "NOT_FOUND",
  "TOO_LARGE",
  "MESSAGE_EMPTY",
  "MESSAGE_TOO_LONG",
  "MESSAGE_TOO_DEEP",
  "MESSAGE_NOT_TEXT",
  "MESSAGE_TOO_MANY_MENTIONS",
  "ATTACHMENT_MISSING",
]);
/** Codes that are the line's or the moment's fault: the message waits for as long as it takes. */
const PASSING = new Set([
  "OFFLINE",
  "UNAUTHENTICATED",
  "SESSION_EXPIRED",
  "RATE_LIMITED",
  "TOO_MANY_PENDING",
  "DATABASE_UNAVAILABLE",
]);
/** Any other refusal is believed after so many: one message must not hold up the rest for ever. */
const MOST_REFUSALS = 6;
const MOST_PENDING = 200;
const WAITED_MS = 15_000;
const BACKOFF_MS = { first: 500, most: 15_000 };
const PATIENCE_MS = 15_000;

/** Sends messages one after the other, in the order written, and keeps each until it is stored. */
export class TimelineOutbox {
  private entries: Entry[] = [];
  private sending: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isClosed = false;
  private readonly kept: OutboxStorage;

  constructor(private readonly options: OutboxOptions) {
    this.kept = new OutboxStorage(options.storage, options.userId, options.incident);
  }

  get pending(): PendingMessage[] {
    return this.entries.map(({ storedAs, attempts: _attempts, ...message }) => {
      const isOnItsWay = message.key === this.sending || storedAs !== null;
      const state = message.refusal !== null ? "failed" : isOnItsWay ? "sending" : "waiting";
      return { ...message, state };
    });
  }

  /** Takes up what an earlier page left, and sends. */
  open(): void {
    this.isClosed = false;
    const known = new Set(this.entries.map(({ key }) => key));
    const left = this.kept.all().filter(({ key }) => !known.has(key));
    const entries = left.map((message) => ({ ...message, isKept: true, attempts: 0, storedAs: null }));
    this.entries = [...this.entries, ...entries].toSorted((a, b) => a.writtenAt - b.writtenAt).slice(0, MOST_PENDING);
    this.pump();
  }

  /** Returns the message's key, or null when too many wait already. */
  add(body: string, extras: MessageExtras = {}): string | null {
    if (this.entries.length >= MOST_PENDING) return null;
    const writtenAt = Math.max(Date.now(), (this.entries.at(-1)?.writtenAt ?? 0) + 1);
    const message: KeptMessage = { ...extras, key: idempotencyKey(), body, writtenAt, refusal: null };
    this.entries.push({ ...message, isKept: this.kept.keep(message), attempts: 0, storedAs: null });
    this.options.onChange();
    this.pump();
    return message.key;
  }

  /** Sends a refused message again. */
  retry(key: string): void {
    const entry = this.entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    entry.attempts = 0;
    this.refuse(entry, null);
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
    clearTimeout(this.timer);
    this.timer = undefined;
    this.failures = 0;
    this.pump();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private pump(): void {
    if (this.sending !== null || this.timer !== undefined || this.isClosed) return;
    const next = this.entries.find(({ refusal, storedAs }) => refusal === null && storedAs === null);
    if (!next) return;
    if (next.isKept && this.kept.isGone(next.key)) this.discard(next.key);
    else void this.transmit(next);
  }

  private async transmit(entry: Entry): Promise<void> {
    const { incident: incidentNumber, send, onStored, onChange } = this.options;
    this.sending = entry.key;
    onChange();
    try {
      const event = await inTime(send({ incidentNumber, ...asked(entry) }));
      this.failures = 0;
      entry.storedAs = event.seq;
      onStored(event);
    } catch (error) {
      const code = codeOf(error);
      if (isFinal(code, ++entry.attempts)) this.refuse(entry, code);
      else this.waitAWhile();
    }
    this.sending = null;
    onChange();
    this.pump();
  }

  private waitAWhile(): void {
    if (this.isClosed) return;
    const wait = Math.min(BACKOFF_MS.first * 2 ** this.failures, BACKOFF_MS.most) * (0.75 + Math.random() / 2);
    this.failures += 1;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.pump();
    }, wait);
  }

  private refuse(entry: Entry, refusal: string | null): void {
    entry.refusal = refusal;
    // Discarded while it was on its way: it must not come back with the next page.
    if (!this.entries.includes(entry)) return;
    const { isKept: _kept, attempts: _attempts, storedAs: _stored, ...message } = entry;
    entry.isKept = this.kept.keep(message);
  }

  private forget(key: string): void {
    this.entries = this.entries.filter((candidate) => candidate.key !== key);
    this.kept.remove(key);
  }
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

function isFinal(code: string | null, attempts: number): code is string {
  if (code === null || PASSING.has(code)) return false;
  return PERMANENT.has(code) || attempts >= MOST_REFUSALS;
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
