import { z } from "zod";
import { attachmentRef } from "@/server/timeline/contract/event-payloads";

/** What of `localStorage` is needed. */
export type BrowserStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const unsentMessage = z.object({
  key: z.uuid(),
  body: z.string(),
  writtenAt: z.number(),
  refusal: z.string().nullable(),
  threadId: z.uuid().optional(),
  attachments: z.array(attachmentRef).optional(),
  isUpdate: z.boolean().optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
});
export type KeptMessage = z.infer<typeof unsentMessage>;

/**
 * Unsent messages of one person in one room, an entry each: two pages write side by side without overwriting. The
 * storage may be full, closed or gone at any time; messages then live as long as the page.
 */
export class OutboxStorage {
  private readonly prefix: string;

  constructor(
    private readonly storage: BrowserStorage | null,
    userId: string,
    incident: number,
  ) {
    this.prefix = `outbox:${userId}:${incident}:`;
  }

  /** False when the message would not survive a reload. */
  keep(message: KeptMessage): boolean {
    return this.access((storage) => storage.setItem(this.prefix + message.key, JSON.stringify(message))) !== null;
  }

  remove(key: string): void {
    this.access((storage) => storage.removeItem(this.prefix + key));
  }

  /** True when a message that had been kept is not there any more: another page has sent or discarded it. */
  isGone(key: string): boolean {
    return this.access((storage) => ({ found: storage.getItem(this.prefix + key) }))?.found === null;
  }

  /** In the order written. */
  all(): KeptMessage[] {
    const messages = this.access((storage) => {
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      const ours = names.flatMap((name) => (name?.startsWith(this.prefix) ? storage.getItem(name) : null) ?? []);
      return ours.flatMap((text) => parse(text) ?? []);
    });
    return (messages ?? []).toSorted((a, b) => a.writtenAt - b.writtenAt);
  }

  private access<Value>(use: (storage: BrowserStorage) => Value): Value | null {
    if (!this.storage) return null;
    try {
      return use(this.storage);
    } catch {
      return null;
    }
  }
}

function parse(text: string): KeptMessage | null {
  try {
    return unsentMessage.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
