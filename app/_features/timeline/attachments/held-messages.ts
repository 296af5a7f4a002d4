import type { HeldKeeper } from "@/app/_lib/held-keeper";
import type { KeptFile, KeptHeld } from "@/app/_lib/held-storage";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import type { MessageExtras } from "@/app/_lib/timeline-outbox";
import type { PostResult } from "@/app/_lib/timeline-store";
import type { AttachmentQueue, QueuedFile } from "./attachment-queue";

interface Held {
  /** Its idempotency key. */
  key: string;
  body: string;
  /** The thread that it answers in; undefined in the room itself. */
  threadId: string | undefined;
  /** Why it could not go out though its files are there, as a code. */
  refusal: string | null;
  writtenAt: number;
  /** False when it would not survive a reload. */
  isKept: boolean;
}

/** A message that was sent before its files had arrived. */
export interface HeldMessage extends Held {
  files: readonly QueuedFile[];
}

export interface HeldMessagesOptions {
  /** A new queue of files; each place where one writes has one of its own. */
  makeQueue: () => AttachmentQueue;
  post: (body: string, extras: MessageExtras, key: string) => PostResult;
  keeper: Pick<HeldKeeper, "takeUp" | "keep" | "forget" | "close">;
}

/** Then its own time says more than that of its arrival. */
const WAITED_MS = 15_000;

/** What is kept of a queued file; nothing of one whose content is not here any more. */
const keptFiles = (files: readonly QueuedFile[]): KeptFile[] =>
  files.flatMap(({ key, name, mediaType, file }) => (file ? [{ key, name, mediaType, content: file }] : []));
const keysOf = (files: readonly QueuedFile[]) => files.map(({ key }) => key).join(" ");

/** The files of a room that are on their way, and the messages that wait for them: each goes out when its files are there. */
export class HeldMessages {
  readonly #options: HeldMessagesOptions;
  readonly #queues = new Map<string | undefined, AttachmentQueue>();
  readonly #listeners = new Set<() => void>();
  #messages: readonly HeldMessage[] = [];

  constructor(options: HeldMessagesOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same list until something changes. */
  readonly getSnapshot = (): readonly HeldMessage[] => this.#messages;

  /** The files of what is written in a thread, or in the room itself; they outlive its pane. */
  queueOf(threadId: string | undefined): AttachmentQueue {
    const known = this.#queues.get(threadId);
    if (known) return known;
    const queue = this.#options.makeQueue();
    queue.subscribe(() => {
      if (this.#messages.length === 0) return;
      const before = new Map(this.#messages.map(({ key, files }) => [key, keysOf(files)]));
      this.#set(this.#messages);
      for (const message of this.#messages) {
        if (keysOf(message.files) !== before.get(message.key)) void this.#keep(message.key);
      }
      this.#settle();
    });
    this.#queues.set(threadId, queue);
    return queue;
  }

  /** Sends a message as soon as its files are there. */
  hold(body: string, threadId: string | undefined): void {
    const key = idempotencyKey();
    this.#add({ key, body, threadId, writtenAt: Date.now(), isKept: false });
    this.queueOf(threadId).hold(key);
  }

  /** Takes up what earlier pages left. */
  takeUp(): void {
    void this.#options.keeper.takeUp(({ files, ...message }: KeptHeld) => {
      const { key, threadId } = message;
      if (this.#messages.some((each) => each.key === key)) return;
      this.#add({ threadId, ...message, isKept: true });
      this.queueOf(threadId).takeUp(files, key);
    });
  }

  /** Leaves what waits to other pages, and to the next visit. */
  close(): void {
    this.#options.keeper.close();
  }

  /** Gives a message back to be written on; its files are with what is being written. */
  takeBack(key: string): Held | null {
    const found = this.#messages.find((each) => each.key === key) ?? null;
    this.#set(this.#messages.filter((each) => each !== found));
    if (found) this.queueOf(found.threadId).release(key);
    void this.#options.keeper.forget(key);
    return found;
  }

  /** The line is back: what it stopped is tried again. */
  retryOffline(): void {
    for (const queue of this.#queues.values()) queue.retryOffline();
  }

  #settle(): void {
    for (const { key, body, threadId, refusal, files, writtenAt } of this.#messages) {
      // Sending one settles the others, too.
      const isHeld = this.#messages.some((each) => each.key === key);
      if (!isHeld || refusal !== null || files.some(({ state }) => state.step !== "ready")) continue;
      const queue = this.queueOf(threadId);
      const attachments = queue.arrived(key);
      // Its files were all taken back, and there are no words.
      const isEmpty = attachments.length === 0 && body.trim() === "";
      const hasWaited = Date.now() - writtenAt > WAITED_MS;
      const extras = {
        ...(threadId !== undefined && { threadId }),
        ...(hasWaited && { occurredAt: new Date(writtenAt).toISOString() }),
        attachments,
      };
      const result = isEmpty ? null : this.#options.post(body, extras, key);
      if (result && !result.ok) {
        this.#set(this.#messages.map((each) => (each.key === key ? { ...each, refusal: result.refusal } : each)));
      } else {
        this.#set(this.#messages.filter((each) => each.key !== key));
        queue.sent(attachments);
        void this.#options.keeper.forget(key);
      }
    }
  }

  #add(message: Omit<Held, "refusal">): void {
    this.#set([...this.#messages, { ...message, refusal: null }]);
  }

  async #keep(key: string): Promise<void> {
    const message = this.#messages.find((each) => each.key === key);
    if (!message) return;
    const { body, threadId, writtenAt } = message;
    const files = keptFiles(message.files);
    const kept = { key, body, writtenAt, files, ...(threadId !== undefined && { threadId }) };
    // A message without one of its files would be another message.
    const isKept = files.length === message.files.length && (await this.#options.keeper.keep(kept));
    const isStillHeld = this.#messages.some((each) => each.key === key);
    if (!isStillHeld) return void this.#options.keeper.forget(key);
    if (message.isKept !== isKept)
      this.#set(this.#messages.map((each) => (each.key === key ? { ...each, isKept } : each)));
  }

  #set(messages: readonly Held[]): void {
    this.#messages = messages.map((each) => ({
      ...each,
      files: this.queueOf(each.threadId)
        .getSnapshot()
        .filter(({ message }) => message === each.key),
    }));
    for (const listener of this.#listeners) listener();
  }
}
