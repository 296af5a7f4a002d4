import { vi } from "vitest";
import type { RoomLine, RoomListener } from "@/app/_lib/room-line";
import { TimelineStore, type TimelineStoreOptions } from "@/app/_lib/timeline-store";
import type { PostMessageInput, TimelineEvent, TimelinePage } from "@/server/timeline/contract";

export const ME = "0d9c2f9e-54a1-4f0b-8a86-0e1a4d3f0c11";
const NUMBER = 7;

/** The server's side: a table, and what a reader may do with it. */
export class Table {
  readonly events: TimelineEvent[] = [];
  private readonly byKey = new Map<string, TimelineEvent>();

  add(body: string, idempotencyKey: string = crypto.randomUUID(), actorId: string | null = null): TimelineEvent {
    const known = this.byKey.get(idempotencyKey);
    if (known) return known;
    const at = new Date(Date.now()).toISOString();
    const place = { id: crypto.randomUUID(), seq: this.events.length + 1, occurredAt: at, recordedAt: at };
    const rest = { actorName: "Ada", source: "web", payload: {}, supersedesId: null, threadId: null };
    const event = { ...place, ...rest, kind: "message", actorId, body, idempotencyKey };
    this.events.push(event);
    this.byKey.set(idempotencyKey, event);
    return event;
  }

  async since(after: number): Promise<TimelinePage> {
    if (after > this.events.length) throw { code: "CONFLICT" };
    return { events: this.events.slice(after, after + 500), lastSeq: this.events.length };
  }

  async before(before: number): Promise<TimelinePage> {
    const end = Math.min(before - 1, this.events.length);
    return { events: this.events.slice(Math.max(0, end - 100), end), lastSeq: this.events.length };
  }

  async send({ body, idempotencyKey }: PostMessageInput): Promise<TimelineEvent> {
    return this.add(body, idempotencyKey, ME);
  }
}

export class FakeLine implements RoomLine {
  listener: RoomListener | null = null;
  typing = vi.fn();
  open(listener: RoomListener): void {
    this.listener = listener;
  }
  close(): void {
    this.listener = null;
  }
  connect(table: Table): void {
    const after = this.listener?.position() ?? 0;
    this.listener?.onJoined(table.events.length);
    this.listener?.onState("live");
    if (table.events.length - after <= 2_000) this.listener?.onEvents(table.events.slice(after));
  }
}

export class FakeStorage {
  readonly items = new Map<string, string>();
  get length() {
    return this.items.size;
  }
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (name: string) => this.items.get(name) ?? null;
  setItem = (name: string, value: string) => void this.items.set(name, value);
  removeItem = (name: string) => void this.items.delete(name);
}

/** A table, a line to it and a browser's storage, all at the test's mercy. */
export class TestRoom {
  readonly table = new Table();
  readonly line = new FakeLine();
  readonly storage = new FakeStorage();
  private readonly stores: TimelineStore[] = [];

  /** A page of this room that somebody looks at. */
  open(overrides: Partial<TimelineStoreOptions> = {}): TimelineStore {
    const store = new TimelineStore({
      incident: NUMBER,
      userId: ME,
      initial: [...this.table.events],
      send: (input) => this.table.send(input),
      since: (after) => this.table.since(after),
      before: (before) => this.table.before(before),
      storage: this.storage,
      socket: this.line,
      ...overrides,
    });
    store.subscribe(() => undefined);
    this.stores.push(store);
    return store;
  }

  close(): void {
    for (const store of this.stores) store.close();
  }
}

export const bodies = (store: TimelineStore) => store.snapshot().events.map(({ body }) => body);
export const numbers = (store: TimelineStore) => store.snapshot().events.map(({ seq }) => seq);
export const unsent = (store: TimelineStore) => store.snapshot().pending.map(({ body, state }) => `${state}: ${body}`);
export const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
