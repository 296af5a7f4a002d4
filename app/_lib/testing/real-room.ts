import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server as HttpServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import pg from "pg";
import { openRoomSocket } from "@/app/_lib/room-socket";
import { FakeBrowser, FakeStorage } from "@/app/_lib/testing/test-room";
import type { AskedChange } from "@/app/_lib/timeline-changes";
import { TimelineStore, type TimelineStoreOptions } from "@/app/_lib/timeline-store";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import { attachRealtime } from "@/server/adapters/socketio/attach-realtime";
import type { Realtime } from "@/server/adapters/socketio/realtime-options";
import type { SignedIn } from "@/server/platform/context";
import { toAppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { EventBus } from "@/server/ports/event-bus";
import { createCaller } from "@/server/router";
import { TestRoom } from "@/server/timeline/testing/test-room";
import { timelineReader } from "@/server/timeline/timeline-reader";

const ORIGIN = "http://war-room.test";
const WHO = /[?&]who=([\w-]+)/;

/** What becomes of a request: the server may do it, and the answer still be lost. */
export type Fate = "answered" | "lost on the way there" | "lost on the way back" | "sent twice";

/** A room on real PostgreSQL and real sockets, and the stores of people who are in it. */
export class RealRoom {
  readonly stores: TimelineStore[] = [];
  private readonly lines = new Set<Socket>();

  private constructor(
    readonly room: TestRoom,
    private readonly people: Map<string, SignedIn>,
    private readonly application: string,
    private readonly bus: EventBus,
    private readonly httpServer: HttpServer,
    private readonly realtime: Realtime,
  ) {
    httpServer.on("connection", (socket) => {
      this.lines.add(socket);
      socket.once("close", () => this.lines.delete(socket));
    });
  }

  static async open(): Promise<RealRoom> {
    // Only our own connections may be cut: other tests use the same database.
    const application = `room-${randomUUID()}`;
    const shared = process.env.DATABASE_URL ?? "";
    const own = new URL(shared);
    own.searchParams.set("application_name", application);
    process.env.DATABASE_URL = own.href;
    const room = await TestRoom.open();
    process.env.DATABASE_URL = shared;
    const { services } = room.organization;
    const { pool, log } = services;
    const bus = await createPostgresEventBus({ connectionString: own.href, pool, log });
    const httpServer = createServer();
    const people = new Map<string, SignedIn>();
    const realtime = attachRealtime({
      httpServer,
      eventBus: bus,
      timelineReader: timelineReader(pool),
      authenticate: async ({ headers }) => people.get(headers.cookie ?? "")?.viewer ?? null,
      findIncident: (viewer, number) => findIncident({ services, viewer }, number),
      log,
      allowedOrigins: [ORIGIN],
    });
    httpServer.prependListener("request", asBrowser);
    httpServer.prependListener("upgrade", asBrowser);
    await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));
    return new RealRoom(room, people, application, bus, httpServer, realtime);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.httpServer.address() as AddressInfo).port}`;
  }

  /** The store of somebody's page; `fate` decides over each request that writes. */
  async enter(fate: () => Fate): Promise<{ store: TimelineStore; userId: string }> {
    const who = await this.room.person();
    const { userId, name } = who.viewer;
    this.people.set(userId, who);
    const { timeline } = createCaller(who);
    const incidentNumber = this.room.incidentNumber;
    const write = <Answer>(send: () => Promise<Answer>) => befallen(send, fate());
    const calls: Pick<TimelineStoreOptions, "send" | "since" | "before" | "around" | "thread" | "change" | "markRead"> =
      {
        send: (input) => write(() => timeline.post(input)),
        change: (asked) => write(() => change(timeline, incidentNumber, asked)),
        since: (after) => timeline.since({ incidentNumber, after }).catch(refused),
        before: (before, limit = 100) => timeline.before({ incidentNumber, before, limit }).catch(refused),
        around: (at) => timeline.around({ incidentNumber, at }).catch(refused),
        thread: (rootId, before) =>
          timeline.thread({ incidentNumber, rootId, ...(before && { before }) }).catch(refused),
        markRead: (seq) => timeline.markRead({ incidentNumber, seq }),
      };
    const store = new TimelineStore({
      incident: incidentNumber,
      userId,
      userName: name,
      readUpTo: null,
      initial: (await timeline.latest({ incidentNumber })).events,
      ...calls,
      outbox: { storage: new FakeStorage(), tabs: new FakeBrowser().page() },
      archive: null,
      pageKeptAt: null,
      socket: openRoomSocket(incidentNumber, `${this.address}/?who=${userId}`),
    });
    store.subscribe(() => undefined);
    this.stores.push(store);
    return { store, userId };
  }

  /** Where somebody who only listens finds the sockets. */
  async visitor(): Promise<string> {
    const who = await this.room.person("viewer");
    this.people.set(who.viewer.userId, who);
    return `${this.address}/?who=${who.viewer.userId}`;
  }

  /** Breaks every line between pages and server, as a network does. */
  cutLines(): void {
    for (const line of this.lines) line.destroy();
  }

  /** Ends the connections to the database, whatever they are in the middle of. */
  async cutDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
      this.application,
    ]);
    await client.end();
  }

  async close(): Promise<void> {
    for (const store of this.stores) store.close();
    await this.realtime.close();
    this.httpServer.closeAllConnections();
    await new Promise((resolve) => this.httpServer.close(resolve));
    await this.bus.close();
    await this.room.close();
  }
}

/** A browser says its origin and its cookie by itself; a client in Node has only the address to say them in. */
function asBrowser({ url, headers }: IncomingMessage): void {
  headers.cookie = WHO.exec(url ?? "")?.[1] ?? "";
  headers.origin = ORIGIN;
}

function refused(error: unknown): never {
  throw toAppError(error);
}

async function befallen<Answer>(send: () => Promise<Answer>, fate: Fate): Promise<Answer> {
  const lost = () => Promise.reject(Object.assign(new Error("lost"), { code: "OFFLINE" }));
  if (fate === "lost on the way there") return lost();
  const [answer] = await Promise.all([send(), fate === "sent twice" && send()]).catch(refused);
  return fate === "lost on the way back" ? lost() : answer;
}

function change(timeline: ReturnType<typeof createCaller>["timeline"], incidentNumber: number, asked: AskedChange) {
  const { eventId, idempotencyKey } = asked;
  const target = { incidentNumber, eventId, idempotencyKey };
  if (asked.verb === "edit") return timeline.edit({ ...target, body: asked.body, attachmentIds: [] });
  if (asked.verb === "react" || asked.verb === "unreact")
    return timeline[asked.verb]({ ...target, emoji: asked.emoji });
  return timeline[asked.verb](target);
}
