import { idempotencyKey } from "@/app/_lib/idempotency-key";
import type { KeptFile } from "@/app/_lib/held-storage";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import { isOffline } from "./is-offline";
import { type AttachmentUpload, UploadRefusal } from "./upload-attachment";

export type QueuedState =
  | { step: "waiting" }
  | { step: "sending"; share: number }
  | { step: "ready"; ref: AttachmentRef }
  | { step: "refused"; code: UploadRefusal["code"] };

/** A file that somebody wants to send with the next message. */
export interface QueuedFile {
  key: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Null for one that has arrived already and came back with a message that was not taken. */
  file: File | null;
  /** The message that waits for it; null while that is being written. */
  message: string | null;
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

const isWritten = ({ message }: QueuedFile): boolean => message === null;

/** Files on their way into messages: two are sent at a time, each can be taken back or tried again. */
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
    const fitting = files.slice(0, Math.max(0, this.#options.most - this.#files.filter(isWritten).length));
    const added = fitting.map((file): QueuedFile => {
      const { name, type: mediaType, size: bytes } = file;
      return { key: idempotencyKey(), name, mediaType, bytes, file, message: null, state: { step: "waiting" } };
    });
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
    for (const { key, state } of this.#files) if (isOffline(state)) this.retry(key);
  }

  /** Takes up files that came back with a message. */
  restore(refs: readonly AttachmentRef[]): void {
    const known = new Set(this.#files.map(({ key }) => key));
    const back = refs.flatMap((ref): QueuedFile[] => {
      const { id: key, name, mediaType, bytes } = ref;
      const queued = { key, name, mediaType, bytes, file: null, message: null, state: { step: "ready" as const, ref } };
      return known.has(key) ? [] : [queued];
    });
    this.#set([...back, ...this.#files]);
  }

  /** Takes up the files of a message that an earlier page left waiting for them. */
  takeUp(files: readonly KeptFile[], message: string): void {
    const known = new Set(this.#files.map(({ key }) => key));
    const added = files.flatMap(({ key, name, mediaType, content }): QueuedFile[] => {
      const file = new File([content], name, { type: mediaType });
      const queued = { key, name, mediaType, bytes: file.size, file, message, state: { step: "waiting" as const } };
      return known.has(key) ? [] : [queued];
    });
    this.#set([...this.#files, ...added]);
    this.#sendNext();
  }

  /** Keeps the files of what is being written for a message that waits for them. */
  hold(message: string): void {
    this.#set(this.#files.map((each) => (isWritten(each) ? { ...each, message } : each)));
  }

  /** Gives the files of a message that does not wait any more to the one that is being written. */
  release(message: string): void {
    this.#set(this.#files.map((each) => (each.message === message ? { ...each, message: null } : each)));
  }

  /** The files of a message, or of what is being written, that have arrived, in their order. */
  arrived(message: string | null): AttachmentRef[] {
    return this.#files.flatMap((each) =>
      each.message === message && each.state.step === "ready" ? [each.state.ref] : [],
    );
  }

  /** Lets go of the files that a message has taken along. */
  sent(refs: readonly AttachmentRef[]): void {
    const gone = new Set(refs.map(({ id }) => id));
    this.#set(this.#files.filter(({ state }) => state.step !== "ready" || !gone.has(state.ref.id)));
  }

  #sendNext(): void {
    for (const each of this.#files) {
      if (this.#sending.size >= AT_ONCE) return;
      const { key, file, state } = each;
      if (file && state.step === "waiting" && !this.#sending.has(key)) void this.#send(key, file);
    }
  }

  async #send(key: string, file: File): Promise<void> {
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
