import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { createMemoryEventBus, type MemoryEventBus } from "@/server/adapters/memory/memory-event-bus";
import { MemoryTimeline } from "@/server/adapters/memory/memory-timeline";
import { attachRealtime } from "@/server/adapters/socketio/attach-realtime";
import type { Realtime } from "@/server/adapters/socketio/realtime-options";
import type { Viewer } from "@/server/platform/access";
import { AppError } from "@/server/platform/errors";
import { createLogger } from "@/server/platform/logger";
import type { JoinAnswer, RoomMessages, TimelineEvent } from "@/server/timeline/contract";
import { message } from "@/server/timeline/testing/own-incident";

export const ORIGIN = "http://war-room.test";
export const NUMBER = 7;
export const scope = { organizationId: "own", incidentId: "incident-7" };

export const viewer = (name: string, organizationId = scope.organizationId): Viewer => ({
  userId: `user-${name}`,
  sessionId: `session-${name}`,
  organizationId,
  name,
  username: name,
  email: "",
  role: "responder",
  teams: [],
  expiresAt: new Date(Date.now() + 60_000),
});

/** A socket server with real sockets on a port of its own, over a timeline in memory. */
export class TestServer {
  readonly timeline: MemoryTimeline;
  /** Who is signed in, by cookie. */
  readonly sessions = new Map(["ada", "grace"].map((name) => [name, viewer(name)]));
  readonly httpServer: HttpServer = createServer((_request, response) => response.end("the page"));
  readonly realtime: Realtime;
  private readonly numbers = new Set([NUMBER]);
  private readonly clients: Socket[] = [];

  /** Processes that share a timeline hear each other through their buses on one line. */
  constructor(
    readonly bus: MemoryEventBus = createMemoryEventBus(),
    {
      redisUrl,
      timeline,
      maxConnections,
    }: { redisUrl?: string; timeline?: MemoryTimeline; maxConnections?: number } = {},
  ) {
    this.timeline = timeline ?? new MemoryTimeline(bus);
    if (!timeline) this.timeline.open(scope);
    this.sessions.set("mallory", viewer("mallory", "foreign"));
    const cookie = /session=(\w+)/;
    this.realtime = attachRealtime({
      httpServer: this.httpServer,
      eventBus: this.bus,
      timelineReader: this.timeline,
      authenticate: async ({ headers }) => this.sessions.get(cookie.exec(headers.cookie ?? "")?.[1] ?? "") ?? null,
      findIncident: async ({ organizationId }, number) => {
        if (organizationId !== scope.organizationId || !this.numbers.has(number)) throw new AppError("NOT_FOUND");
        const incidentId = `incident-${number}`;
        const { lastSeq } = await this.timeline.before({ organizationId, incidentId }, null, 1);
        return { id: incidentId, organizationId, lastSeq };
      },
      log: createLogger("silent"),
      allowedOrigins: [ORIGIN],
      ...(redisUrl !== undefined && { redisUrl }),
      ...(maxConnections !== undefined && { maxConnections }),
    });
  }

  /** Another incident of the same organization. */
  open(number: number): void {
    this.numbers.add(number);
    this.timeline.open({ ...scope, incidentId: `incident-${number}` });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.httpServer.listen(0, "127.0.0.1", resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.disconnect();
    await this.realtime.close();
    await this.bus.close();
    this.httpServer.closeAllConnections();
    await new Promise((resolve) => this.httpServer.close(resolve));
  }

  get port(): number {
    return (this.httpServer.address() as AddressInfo).port;
  }

  connect(name: string | null, { origin = ORIGIN, transports = ["websocket"] } = {}): Socket {
    const extraHeaders = { origin, ...(name !== null && { cookie: `session=${name}` }) };
    const settings = { path: "/realtime", transports, extraHeaders, reconnection: false, forceNew: true };
    const client = io(`http://127.0.0.1:${this.port}`, settings);
    this.clients.push(client);
    return client;
  }

  post(body: string): Promise<TimelineEvent> {
    return this.timeline.append(scope, message(body));
  }
}

export const join = (client: Socket, after = 0, number = NUMBER) =>
  client.timeout(2_000).emitWithAck("join", { number, after }) as Promise<JoinAnswer>;

/** What a client hears from here on. */
export function listen(client: Socket): TimelineEvent[] {
  const heard: TimelineEvent[] = [];
  client.on("events", ({ events }: RoomMessages["events"]) => heard.push(...events));
  return heard;
}

export const numbers = (events: TimelineEvent[]) => events.map(({ seq }) => seq);
export const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
