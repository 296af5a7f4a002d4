import { vi } from "vitest";
import type { RoomLine, RoomListener } from "@/app/_lib/room-line";
import type { KeptMessage } from "@/app/_lib/outbox-storage";
import type { OutboxNews } from "@/app/_lib/outbox-tabs";
import type { AskedChange } from "@/app/_lib/timeline-changes";
import type { OutboxShare } from "@/app/_lib/timeline-outbox";
import { TimelineStore, type TimelineStoreOptions } from "@/app/_lib/timeline-store";
import type { PostMessageInput, TimelineEvent, TimelinePage } from "@/server/timeline/contract";
import type { AroundInput, AroundPage, PageWithEffects, ThreadPage } from "@/server/timeline/contract/conversation";
import { foldEvents } from "@/server/timeline/rules/fold-events";

export const ME = "0d9c2f9e-54a1-4f0b-8a86-0e1a4d3f0c11";
const NUMBER = 7;

const KIND_OF: Record<AskedChange["verb"], string> = {
  edit: "message_edited",
  remove: "message_deleted",
  react: "reaction_added",
  unreact: "reaction_removed",
  pin: "event_pinned",
  unpin: "event_unpinned",
  mark: "event_marked",
  unmark: "event_unmarked",
};

const seqOf = (at: { seq: number } | { link: number }): number => ("seq" in at ? at.seq : at.link);

/** The server's side: a table, and what a reader may do with it. */
export class Table {
  readonly events: TimelineEvent[] = [];
  private readonly byKey = new Map<string, TimelineEvent>();

  add(
    body: string,
    idempotencyKey: string = crypto.randomUUID(),
    actorId: string | null = null,
    more: Partial<TimelineEvent> = {},
  ): TimelineEvent {
    const known = this.byKey.get(idempotencyKey);
    if (known) return known;
    const at = new Date(Date.now()).toISOString();
    const place = { id: crypto.randomUUID(), seq: this.events.length + 1, occurredAt: at, recordedAt: at };
    const rest = { actorName: "Ada", source: "web", payload: {}, supersedesId: null, threadId: null };
    const event = { ...place, ...rest, kind: "message", actorId, body, idempotencyKey, ...more };
    this.events.push(event);
    this.byKey.set(idempotencyKey, event);
    return event;
  }

  async since(after: number): Promise<TimelinePage> {
    if (after > this.events.length) throw { code: "CONFLICT" };
    return { events: this.events.slice(after, after + 500), lastSeq: this.events.length };
  }

  async before(before: number, limit = 100): Promise<PageWithEffects> {
    const end = Math.min(before - 1, this.events.length);
    return this.page(this.events.slice(Math.max(0, end - limit), end));
  }

  async around(at: AroundInput["at"]): Promise<AroundPage> {
    const asked = this.events.find((event) =>
      "time" in at ? event.recordedAt >= at.time : "eventId" in at ? event.id === at.eventId : event.seq === seqOf(at),
    );
    if (!asked && "eventId" in at) throw { code: "NOT_FOUND" };
    const root = "seq" in at ? asked : (this.events.find(({ id }) => id === asked?.threadId) ?? asked);
    const focus = root?.seq ?? this.events.length;
    const reply = root && asked && root !== asked ? { rootId: root.id, eventId: asked.id, seq: asked.seq } : null;
    return { ...this.page(this.events.slice(Math.max(0, focus - 51), focus + 50)), focus, reply };
  }

  async thread(rootId: string, before = Infinity): Promise<ThreadPage> {
    const root = this.events.find(({ id }) => id === rootId);
    if (!root) throw { code: "NOT_FOUND" };
    const replies = this.events.filter(({ threadId, seq }) => threadId === rootId && seq < before);
    const events = replies.slice(-10);
    const { effects, lastSeq } = this.page([root, ...events], root.seq);
    return { root, events, effects, lastSeq, hasOlder: replies.length > events.length };
  }

  async send({ body, idempotencyKey, threadId }: PostMessageInput): Promise<TimelineEvent> {
    return this.add(body, idempotencyKey, ME, { threadId: threadId ?? null });
  }

  async change(asked: AskedChange): Promise<TimelineEvent | null> {
    const known = this.byKey.get(asked.idempotencyKey);
    if (known) return known;
    const entry = foldEvents(this.events, { me: ME, withReplies: true }).find(
      ({ event }) => event.id === asked.eventId,
    );
    if (!entry) throw { code: "NOT_FOUND" };
    if (entry.deleted) throw { code: "EVENT_DELETED" };
    const { verb } = asked;
    const isMine = "emoji" in asked && entry.reactions.some(({ emoji, mine }) => emoji === asked.emoji && mine);
    if ((verb === "react" && isMine) || (verb === "unreact" && !isMine)) return null;
    const payload = "emoji" in asked ? { emoji: asked.emoji } : {};
    return this.add("body" in asked ? asked.body : "", asked.idempotencyKey, ME, {
      kind: KIND_OF[verb],
      supersedesId: asked.eventId,
      payload: verb === "edit" ? { times: (entry.edited?.times ?? 0) + 1 } : payload,
    });
  }

  /** A page with what came after it, as the server sends it along. */
  private page(events: TimelineEvent[], after = events.at(-1)?.seq ?? 0): PageWithEffects {
    const ids = new Set(events.map(({ id }) => id));
    const later = this.events.filter((e) => e.seq > after && e.supersedesId !== null && ids.has(e.supersedesId));
    const threads = foldEvents(this.events, { me: null, withReplies: true }).flatMap(({ event, thread }) =>
      thread && ids.has(event.id) ? [{ ...thread, rootId: event.id, upTo: this.events.length }] : [],
    );
    return { events, lastSeq: this.events.length, effects: { events: later, threads } };
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

/** A browser's storage of unsent messages, which answers a turn later as the real one does. */
export class FakeStorage {
  readonly items = new Map<string, KeptMessage>();
  all = async () => [...this.items.values()].map((message) => ({ ...message }));
  put = async (message: KeptMessage) => void this.items.set(message.key, { ...message });
  remove = async (key: string) => void this.items.delete(key);
}

/** The pages of one browser: one of them has the turn, and all hear each other. */
export class FakeBrowser {
  private readonly waiting: (() => void)[] = [];
  private readonly heard = new Set<(news: OutboxNews) => void>();

  page(): OutboxShare["tabs"] {
    let own: ((news: OutboxNews) => void) | null = null;
    return {
      lead: (onTurn) => {
        const turn = () => onTurn();
        this.waiting.push(turn);
        if (this.waiting[0] === turn) turn();
        return () => {
          const hadTurn = this.waiting[0] === turn;
          this.waiting.splice(this.waiting.indexOf(turn), 1);
          if (hadTurn) this.waiting[0]?.();
        };
      },
      tell: (news) => {
        for (const hear of this.heard) if (hear !== own) queueMicrotask(() => this.heard.has(hear) && hear(news));
      },
      listen: (hear) => {
        own = hear;
        this.heard.add(hear);
        return () => this.heard.delete(hear);
      },
    };
  }
}

/** A table, a line to it and a browser's storage, all at the test's mercy. */
export class TestRoom {
  readonly table = new Table();
  readonly line = new FakeLine();
  readonly storage = new FakeStorage();
  readonly browser = new FakeBrowser();
  private readonly stores: TimelineStore[] = [];

  /** A page of this room that somebody looks at. */
  open(overrides: Partial<TimelineStoreOptions> = {}): TimelineStore {
    const store = new TimelineStore({
      incident: NUMBER,
      userId: ME,
      userName: "Ada",
      readUpTo: null,
      initial: [...this.table.events],
      send: (input) => this.table.send(input),
      since: (after) => this.table.since(after),
      before: (before, limit) => this.table.before(before, limit),
      around: (at) => this.table.around(at),
      thread: (rootId, before) => this.table.thread(rootId, before),
      change: (asked) => this.table.change(asked),
      markRead: async () => undefined,
      outbox: { storage: this.storage, tabs: this.browser.page() },
      archive: null,
      pageKeptAt: null,
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
export const shown = (store: TimelineStore) => store.snapshot().entries.map(({ body }) => body);
export const numbers = (store: TimelineStore) => store.snapshot().events.map(({ seq }) => seq);
export const unsent = (store: TimelineStore) => store.snapshot().pending.map(({ body, state }) => `${state}: ${body}`);
export const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
