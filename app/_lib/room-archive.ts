import type { DBSchema, IDBPObjectStore } from "idb";
import { BrowserDatabase } from "@/app/_lib/browser-database";
import type { TimelineEvent } from "@/server/timeline/contract";

/** A room that can be opened offline. */
export interface ArchivedRoom {
  number: number;
  title: string;
  /** When the room was last seen as it is, in epoch milliseconds. */
  at: number;
}

interface ArchiveSchema extends DBSchema {
  events: { key: [number, number]; value: { incident: number; seq: number; event: TimelineEvent } };
  rooms: { key: number; value: ArchivedRoom };
  /** How often everything was wiped: whoever began before writes no more. */
  wipes: { key: "count"; value: number };
}

const database = new BrowserDatabase<ArchiveSchema>("archive", 1, (fresh) => {
  fresh.createObjectStore("events", { keyPath: ["incident", "seq"] });
  fresh.createObjectStore("rooms", { keyPath: "number" });
  fresh.createObjectStore("wipes");
});

type Stores = ("events" | "rooms" | "wipes")[];
interface Writable {
  events: IDBPObjectStore<ArchiveSchema, Stores, "events", "readwrite">;
  rooms: IDBPObjectStore<ArchiveSchema, Stores, "rooms", "readwrite">;
}

/** Events that are kept of a room. */
const MOST_EVENTS = 500;

/**
 * The end of one room's timeline as this browser last saw it, in IndexedDB, so that it can be read offline. It is of
 * whoever is signed in: the service worker wipes it when they no longer are. A browser that keeps nothing only loses
 * that.
 */
export class RoomArchive {
  private readonly began: Promise<number | undefined>;

  constructor(private readonly incident: number) {
    this.began = database
      .open()
      .then((open) => open.get("wipes", "count"))
      .catch(() => undefined);
  }

  /** False while nobody would wipe what is kept: the service worker does it. */
  get isOpen(): boolean {
    return Boolean(navigator.serviceWorker?.controller);
  }

  /** The newest run of the room, oldest first, and when it was current; null when nothing is kept. */
  async read(): Promise<{ events: TimelineEvent[]; at: number } | null> {
    try {
      const open = await database.open();
      const kept = await open.getAll("events", this.range());
      const { at = 0 } = (await open.get("rooms", this.incident)) ?? {};
      const events = kept.map(({ event }) => event);
      const gap = events.findLastIndex(({ seq }, index) => index > 0 && seq !== (events[index - 1]?.seq ?? 0) + 1);
      return events.length > 0 ? { events: events.slice(Math.max(0, gap)), at } : null;
    } catch {
      return null;
    }
  }

  /** Adds to what is kept; with `anew` what was kept before is void. */
  async keep(events: readonly TimelineEvent[], { anew = false } = {}): Promise<void> {
    const last = events.at(-1)?.seq ?? 0;
    const { incident } = this;
    await this.write(async (store) => {
      if (anew) await store.events.delete(this.range());
      else await store.events.delete(this.range(Math.max(0, last - MOST_EVENTS)));
      for (const event of events.slice(-MOST_EVENTS)) await store.events.put({ incident, seq: event.seq, event });
    });
  }

  /** What is known about the room beside its events. */
  async describe(facts: Partial<Pick<ArchivedRoom, "title" | "at">>): Promise<void> {
    const number = this.incident;
    await this.write(async ({ rooms }) =>
      rooms.put({ title: "", at: 0, ...(await rooms.get(number)), ...facts, number }),
    );
  }

  /** Nothing is kept of this room. */
  async forget(): Promise<void> {
    try {
      const change = (await database.open()).transaction(["events", "rooms"], "readwrite");
      await change.objectStore("events").delete(this.range());
      await change.objectStore("rooms").delete(this.incident);
      await change.done;
    } catch {
      // Then nothing could be kept either.
    }
  }

  /** The rooms that something is kept of, the last seen first. */
  static async rooms(): Promise<ArchivedRoom[]> {
    const rooms = await database
      .open()
      .then((open) => open.getAll("rooms"))
      .catch(() => []);
    return rooms.toSorted((a, b) => b.at - a.at);
  }

  /** Nothing is kept of anybody, and open pages keep nothing any more. */
  static async wipe(): Promise<void> {
    try {
      const change = (await database.open()).transaction(["events", "rooms", "wipes"], "readwrite");
      const wipes = change.objectStore("wipes");
      await change.objectStore("events").clear();
      await change.objectStore("rooms").clear();
      await wipes.put(((await wipes.get("count")) ?? 0) + 1, "count");
      await change.done;
    } catch {
      // Then nothing could be kept either.
    }
  }

  private async write(change: (stores: Writable) => Promise<unknown>): Promise<void> {
    if (!this.isOpen) return;
    try {
      // A transaction ends when something else is waited for.
      const began = await this.began;
      const writing = (await database.open()).transaction(["events", "rooms", "wipes"] as Stores, "readwrite");
      if ((await writing.objectStore("wipes").get("count")) === began)
        await change({ events: writing.objectStore("events"), rooms: writing.objectStore("rooms") });
      await writing.done;
    } catch {
      // A full or closed storage: the room then cannot be read offline, and works as ever.
    }
  }

  private range(upTo = Infinity): IDBKeyRange {
    return IDBKeyRange.bound([this.incident, 0], [this.incident, upTo]);
  }
}
