import { idempotencyKey } from "@/app/_lib/idempotency-key";
import type { MessageExtras } from "@/app/_lib/timeline-outbox";
import type { PostResult } from "@/app/_lib/timeline-store";
import type { AttachmentQueue, QueuedFile } from "./attachment-queue";

interface Held {
  key: string;
  body: string;
  /** The thread that it answers in; undefined in the room itself. */
  threadId: string | undefined;
  /** Why it could not go out though its files are there, as a code. */
  refusal: string | null;
}

/** A message that was sent before its files had arrived. */
export interface HeldMessage extends Held {
  files: readonly QueuedFile[];
}

export interface HeldMessagesOptions {
  /** A new queue of files; each place where one writes has one of its own. */
  makeQueue: () => AttachmentQueue;
  post: (body: string, extras: MessageExtras) => PostResult;
}

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
      this.#set(this.#messages);
      this.#settle();
    });
    this.#queues.set(threadId, queue);
    return queue;
  }

  /** Sends a message as soon as its files are there. */
  hold(body: string, threadId: string | undefined): void {
    const key = idempotencyKey();
    this.#set([...this.#messages, { key, body, threadId, refusal: null }]);
    this.queueOf(threadId).hold(key);
  }

  /** Gives a message back to be written on; its files are with what is being written. */
  takeBack(key: string): Held | null {
    const found = this.#messages.find((each) => each.key === key) ?? null;
    this.#set(this.#messages.filter((each) => each !== found));
    if (found) this.queueOf(found.threadId).release(key);
    return found;
  }

  /** The line is back: what it stopped is tried again. */
  retryOffline(): void {
    for (const queue of this.#queues.values()) queue.retryOffline();
  }

  #settle(): void {
    for (const { key, body, threadId, refusal, files } of this.#messages) {
      // Sending one settles the others, too.
      const isHeld = this.#messages.some((each) => each.key === key);
      if (!isHeld || refusal !== null || files.some(({ state }) => state.step !== "ready")) continue;
      const queue = this.queueOf(threadId);
      const attachments = queue.arrived(key);
      // Its files were all taken back, and there are no words.
      const isEmpty = attachments.length === 0 && body.trim() === "";
      const extras = { ...(threadId !== undefined && { threadId }), attachments };
      const result = isEmpty ? null : this.#options.post(body, extras);
      if (result && !result.ok) {
        this.#set(this.#messages.map((each) => (each.key === key ? { ...each, refusal: result.refusal } : each)));
      } else {
        this.#set(this.#messages.filter((each) => each.key !== key));
        queue.sent(attachments);
      }
    }
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
