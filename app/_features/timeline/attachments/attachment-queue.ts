import { idempotencyKey } from "@/app/_lib/idempotency-key";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import { type AttachmentUpload, UploadRefusal } from "./upload-attachment";

export type QueuedState =
  | { step: "waiting" }
  | { step: "sending"; share: number }
  | { step: "ready"; ref: AttachmentRef }
  | { step: "refused"; code: UploadRefusal["code"] };

/** A file that somebody wants to send with the next message. */
export interface QueuedFile {
  key: string;
  file: File;
  state: QueuedState;
}

export interface AttachmentQueueOptions {
  incidentNumber: number;
  /** Files that one message may carry. */
  most: number;
  upload: (upload: AttachmentUpload) => Promise<AttachmentRef>;
  /** Takes back what was sent and is not wanted after all. */
  discard: (id: string) => void;
}

const AT_ONCE = 2;

/** Files on their way into a message: two are sent at a time, each can be taken back or tried again. */
export class AttachmentQueue {
  readonly #options: AttachmentQueueOptions;
  readonly #listeners = new Set<() => void>();
  readonly #sending = new Map<string, AbortController>();
  #files: readonly QueuedFile[] = [];

  constructor(options: AttachmentQueueOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same list until something changes. */
  readonly getSnapshot = (): readonly QueuedFile[] => this.#files;

  /** @returns how many did not fit into one message */
  add(files: readonly File[]): number {
    const fitting = files.slice(0, Math.max(0, this.#options.most - this.#files.length));
    const added = fitting.map((file): QueuedFile => ({ key: idempotencyKey(), file, state: { step: "waiting" } }));
    this.#set([...this.#files, ...added]);
    this.#sendNext();
    return files.length - fitting.length;
  }

  remove(key: string): void {
    const found = this.#files.find((each) => each.key === key);
    this.#set(this.#files.filter((each) => each !== found));
    this.#sending.get(key)?.abort();
    if (found?.state.step === "ready") this.#options.discard(found.state.ref.id);
    this.#sendNext();
  }

  retry(key: string): void {
    const found = this.#files.find((each) => each.key === key);
    if (found?.state.step !== "refused") return;
    this.#change(key, { step: "waiting" });
    this.#sendNext();
  }

  /** Tries again what failed only because nobody answered. */
  retryOffline(): void {
    for (const { key, state } of this.#files) if (state.step === "refused" && state.code === "OFFLINE") this.retry(key);
  }

  /** The files that have arrived, in their order, for the message that takes them along: they leave the queue. */
  take(): AttachmentRef[] {
    const refs = this.#files.flatMap(({ state }) => (state.step === "ready" ? [state.ref] : []));
    this.#set(this.#files.filter(({ state }) => state.step !== "ready"));
    return refs;
  }

  /** Puts files back that a message did not take after all. */
  putBack(files: readonly QueuedFile[]): void {
    const known = new Set(this.#files.map(({ key }) => key));
    this.#set([...files.filter(({ key }) => !known.has(key)), ...this.#files]);
  }

  #sendNext(): void {
    for (const each of this.#files) {
      if (this.#sending.size >= AT_ONCE) return;
      if (each.state.step === "waiting" && !this.#sending.has(each.key)) void this.#send(each);
    }
  }

  async #send({ key, file }: QueuedFile): Promise<void> {
    const { incidentNumber, upload, discard } = this.#options;
    const ending = new AbortController();
    this.#sending.set(key, ending);
    this.#change(key, { step: "sending", share: 0 });
    try {
      const onProgress = (share: number) => this.#change(key, { step: "sending", share });
      const ref = await upload({ incidentNumber, file, key, onProgress, signal: ending.signal });
      if (ending.signal.aborted) discard(ref.id);
      else this.#change(key, { step: "ready", ref });
    } catch (error) {
      const code = error instanceof UploadRefusal ? error.code : "INTERNAL";
      this.#change(key, { step: "refused", code });
    } finally {
      this.#sending.delete(key);
      this.#sendNext();
    }
  }

  #change(key: string, state: QueuedState): void {
    this.#set(this.#files.map((each) => (each.key === key ? { ...each, state } : each)));
  }

  #set(files: readonly QueuedFile[]): void {
    this.#files = files;
    for (const listener of this.#listeners) listener();
  }
}
