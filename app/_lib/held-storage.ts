import type { DBSchema } from "idb";
import { z } from "zod";
import { BrowserDatabase } from "@/app/_lib/browser-database";

const keptFile = z.object({
  /** Its upload's key: sent again it is the same file. */
  key: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  content: z.instanceof(Blob),
});
const keptHeld = z.object({
  /** The message's key in the timeline. */
  key: z.uuid(),
  body: z.string(),
  threadId: z.uuid().optional(),
  writtenAt: z.number(),
  files: z.array(keptFile),
});
export type KeptFile = z.infer<typeof keptFile>;
export type KeptHeld = z.infer<typeof keptHeld>;

interface HeldSchema extends DBSchema {
  messages: { key: [string, number, string]; value: KeptHeld & { userId: string; incident: number } };
}

const database = new BrowserDatabase<HeldSchema>("held", 1, (fresh) => {
  fresh.createObjectStore("messages", { keyPath: ["userId", "incident", "key"] });
});

/**
 * Messages of one person in one room that wait for their files, with these, in IndexedDB. Every call rejects where the
 * browser keeps nothing, or no more.
 */
export class HeldStorage {
  constructor(
    private readonly userId: string,
    private readonly incident: number,
  ) {}

  /** On disk when it resolves. */
  async put(message: KeptHeld): Promise<void> {
    const { userId, incident } = this;
    await (await database.open()).put("messages", { ...message, userId, incident });
  }

  async remove(key: string): Promise<void> {
    await (await database.open()).delete("messages", [this.userId, this.incident, key]);
  }

  /** In the order in which they were written. */
  async keys(): Promise<string[]> {
    const ours = IDBKeyRange.bound([this.userId, this.incident], [this.userId, this.incident, []]);
    const records = await (await database.open()).getAll("messages", ours);
    return records.toSorted((a, b) => a.writtenAt - b.writtenAt).map(({ key }) => key);
  }

  /** Null when it is not there, or not whole. */
  async get(key: string): Promise<KeptHeld | null> {
    const record = await (await database.open()).get("messages", [this.userId, this.incident, key]);
    return keptHeld.safeParse(record).data ?? null;
  }
}
