import { Server } from "socket.io";
import { closeSocket } from "@/server/adapters/socketio/close-socket";
import { guardOrigin } from "@/server/adapters/socketio/guard-origin";
import { joinRoom } from "@/server/adapters/socketio/join-room";
import { OrganizationNotices } from "@/server/adapters/socketio/organization-notices";
import { redisLine } from "@/server/adapters/socketio/redis-line";
import type { Realtime, RealtimeOptions } from "@/server/adapters/socketio/realtime-options";
import type { RoomServer, RoomSocket } from "@/server/adapters/socketio/room-socket";
import { Rooms } from "@/server/adapters/socketio/rooms";
import { SessionRegistry } from "@/server/adapters/socketio/session-registry";
import { shareFrames } from "@/server/adapters/socketio/share-frames";
import { dropSlowReaders } from "@/server/adapters/socketio/slow-readers";
import { relayLook } from "@/server/adapters/socketio/relay-look";
import { relayTyping } from "@/server/adapters/socketio/relay-typing";

const SWEEP_MS = 500;
const HANDSHAKE_MS = 10_000;
const PRESENCE_MS = 10_000;
const MOST_FRAME_BYTES = 64 * 1024;

/**
 * The rooms' sockets on `/realtime`. Attach it after the HTTP server has its other request listeners. The timeline
 * stays the truth: sockets carry what is new, and a client that missed something reads it there.
 */
export function attachRealtime(options: RealtimeOptions): Realtime {
  const {
    httpServer,
    eventBus,
    authenticate,
    findIncident,
    log,
    allowedOrigins,
    redisUrl,
    maxConnections = 10_000,
  } = options;
  const line = redisUrl === undefined ? null : redisLine(redisUrl, log);
  const io: RoomServer = new Server(httpServer, {
    path: "/realtime",
    transports: ["websocket", "polling"],
    serveClient: false,
    destroyUpgrade: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MOST_FRAME_BYTES,
    connectTimeout: HANDSHAKE_MS / 2,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    ...(line && { adapter: line.adapter }),
  });
  shareFrames(io);
  io.engine.use(guardOrigin(allowedOrigins));
  // The handshake's request would keep its headers and buffers alive as long as the socket.
  io.engine.on("connection", (raw: { request: unknown }) => {
    setTimeout(() => (raw.request = null), HANDSHAKE_MS).unref();
  });

  const rooms = new Rooms(io, options, line !== null);
  const sessions = new SessionRegistry({ authenticate, log, onChanged: (socket) => void lookAgain(socket) });
  const notices = new OrganizationNotices(io);
  let slowReaders = 0;
  let isFullTold = false;

  async function lookAgain(socket: RoomSocket): Promise<void> {
    for (const [number, id] of socket.data.rooms) {
      const stillOpen = await findIncident(socket.data.viewer, number).catch((error: unknown) => error);
      if (!(stillOpen instanceof Error) || !isRefusal(stillOpen)) continue;
      socket.data.rooms.delete(number);
      rooms.leave(socket, id);
      socket.emit("left", { number, error: stillOpen.code });
    }
  }

  /** Told once for each stretch of refusals: whoever runs this has to know, and a flood must not fill the log. */
  function refusedFull(): string {
    if (!isFullTold) log.warn({ maxConnections }, "as many connections as may be: more are refused");
    isFullTold = true;
    return "TOO_MANY_CONNECTIONS";
  }

  /** The code that refuses a connection, or nothing. */
  async function refusalOf(socket: RoomSocket): Promise<string | undefined> {
    try {
      // Itself is counted already.
      if (io.engine.clientsCount > maxConnections) return refusedFull();
      const viewer = await authenticate(socket.request);
      if (!viewer) return "UNAUTHENTICATED";
      if (sessions.isFull(viewer)) return "RATE_LIMITED";
      Object.assign(socket.data, {
        viewer,
        rooms: new Map(),
        typedAt: 0,
        lookedAt: {},
        joinedAt: [],
        isClosing: false,
      });
      return undefined;
    } catch (error) {
      log.warn({ err: error }, "a socket's session could not be read");
      return "DATABASE_UNAVAILABLE";
    }
  }

  io.use(async (socket, next) => {
    const refusal = await refusalOf(socket);
    next(refusal === undefined ? undefined : new Error(refusal));
  });
  io.on("connection", (socket) => {
    sessions.add(socket, socket.request.headers);
    socket.on("join", (input, answer) => {
      if (typeof answer === "function") void joinRoom({ rooms, options }, socket, input, answer);
    });
    socket.on("watch", () => notices.watch(socket));
    socket.on("typing", (input) => relayTyping(socket, input));
    for (const message of ["look", "ask-look", "look-here"] as const) {
      socket.on(message, (input) => relayLook(socket, message, input));
    }
    socket.on("disconnect", () => {
      sessions.remove(socket);
      for (const id of socket.data.rooms.values()) rooms.leave(socket, id);
    });
  });
  io.on("presence", (share) => rooms.hear(share));

  const stop = [
    eventBus.subscribe("timeline", (hint) => {
      rooms.hint(hint);
      notices.note(hint.organization, { incidents: true });
    }),
    eventBus.subscribe("alerts", ({ organization }) => notices.note(organization, { alerts: true })),
    eventBus.subscribe("statuses", ({ organization }) => notices.note(organization, { statuses: true })),
    eventBus.subscribe("session", (hint) => sessions.heed(hint)),
    eventBus.onResume(() => {
      rooms.catchUpAll();
      sessions.checkAll();
    }),
  ];
  const sweep = setInterval(() => {
    slowReaders += dropSlowReaders(io);
    isFullTold &&= io.engine.clientsCount > maxConnections;
    sessions.sweep(Date.now());
  }, SWEEP_MS);
  const presence = setInterval(() => rooms.repeatPresence(), PRESENCE_MS);

  return {
    stats: () => ({
      connections: io.engine.clientsCount,
      sessions: sessions.size,
      rooms: rooms.size,
      ...rooms.counts,
      slowReaders,
    }),
    disconnectSession: (sessionId) => sessions.end(sessionId),
    async close() {
      for (const unsubscribe of stop) unsubscribe();
      clearInterval(sweep);
      clearInterval(presence);
      for (const socket of io.of("/").sockets.values()) closeSocket(socket, "SERVER_CLOSING");
      rooms.close();
      notices.close();
      io.engine.close();
      await io.of("/").adapter.close();
      line?.close();
    },
  };
}

function isRefusal(error: Error): error is Error & { code: string } {
  return "code" in error && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN");
}
