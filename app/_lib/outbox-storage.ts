import type { DBSchema } from "idb";
import { z } from "zod";
import { BrowserDatabase } from "@/app/_lib/browser-database";
import { leftInLocalStorage } from "@/app/_lib/left-in-local-storage";
import { attachmentRef } from "@/server/timeline/contract/event-payloads";

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

interface OutboxSchema extends DBSchema {
  messages: { key: [string, number, string]; value: KeptMessage & { userId: string; incident: number } };
}

const database = new BrowserDatabase<OutboxSchema>("outbox", 1, (fresh) => {
  fresh.createObjectStore("messages", { keyPath: ["userId", "incident", "key"] });
});

/**
 * Unsent messages of one person in one room, in IndexedDB: all pages of the person see the same ones. Every call
 * rejects where the browser keeps nothing, or no more.
 */
export class OutboxStorage {
  private isMoved = false;

  constructor(
    private readonly userId: string,
    private readonly incident: number,
  ) {}

  /** On disk when it resolves. */
  async put(message: KeptMessage): Promise<void> {
    const { userId, incident } = this;
    await (await database.open()).put("messages", { ...message, userId, incident });
  }

  async remove(key: string): Promise<void> {
    await (await database.open()).delete("messages", [this.userId, this.incident, key]);
  }

  /** In no order that matters. */
  async all(): Promise<KeptMessage[]> {
    await this.moveLeftOver();
    const ours = IDBKeyRange.bound([this.userId, this.incident], [this.userId, this.incident, []]);
    const records = await (await database.open()).getAll("messages", ours);
    return records.flatMap((record) => unsentMessage.safeParse(record).data ?? []);
  }

  /** Pages of earlier versions kept messages elsewhere. */
  private async moveLeftOver(): Promise<void> {
    if (this.isMoved) return;
    for (const { text, remove } of leftInLocalStorage(this.userId, this.incident)) {
      const { data } = unsentMessage.safeParse(text);
      if (data) await this.put(data);
      remove();
    }
    this.isMoved = true;
  }
}
