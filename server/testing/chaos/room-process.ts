import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import pg from "pg";
import { attachRealtime } from "@/server/adapters/socketio/attach-realtime";
import { attachmentLane } from "@/server/attachment/attachment-lane";
import { panelLane } from "@/server/dashboard/panel-lane";
import { evidenceLane } from "@/server/evidence/evidence-lane";
import { httpHandler } from "@/server/http-handler";
import { followSessionHints } from "@/server/identity/follow-session-hints";
import { viewerOf } from "@/server/identity/viewer-of";
import { findIncident } from "@/server/platform/find-incident";
import { exportLane } from "@/server/record/export-lane";
import { contextOf } from "@/server/request-context";
import { appRouter } from "@/server/router";
import { startServices } from "@/server/services";
import { roomEnv } from "@/server/testing/chaos/room-env";
import type { RoomPlace } from "@/server/testing/chaos/supervised-room";
import { recordAttendance } from "@/server/timeline/record-attendance";
import { timelineReader } from "@/server/timeline/timeline-reader";

const COOKIE = /[?&]cookie=([^&]+)/;
const { APP_URL } = roomEnv();

/** A browser says its origin and its cookie by itself; a client in Node has only the address to say them in. */
function asBrowser({ url, headers }: IncomingMessage): void {
  const cookie = COOKIE.exec(url ?? "")?.[1];
  if (cookie === undefined) return;
  headers.cookie ??= decodeURIComponent(cookie);
  headers.origin ??= APP_URL;
}

/** The server itself would end and be started again, and take a second for it. */
async function untilDatabase(connectionString: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString });
    client.on("error", () => undefined);
    const isThere = await client.connect().then(
      () => true,
      () => false,
    );
    void client.end().catch(() => undefined);
    if (isThere) return;
    await sleep(50);
  }
}

/** The whole server but its pages, on real PostgreSQL: procedures, sockets, writer, bus and reader. */
async function serve({ databaseUrl, port }: RoomPlace): Promise<void> {
  await untilDatabase(databaseUrl);
  const env = roomEnv(databaseUrl);
  const { services } = await startServices(env, { database: true, identity: true, grafana: true });
  const { log, pool, eventBus } = services;
  const asking = { contextOf: ({ headers }: IncomingMessage) => contextOf(headers) };
  const panels = panelLane({ log, ...asking });
  const streams = [attachmentLane(asking), exportLane(asking), evidenceLane(asking)];
  const procedures = createHTTPHandler({
    basePath: "/api/trpc/",
    router: appRouter,
    createContext: ({ req }) => contextOf(req.headers),
  });
  const httpServer = createServer(httpHandler({ env, log, panels, streams, pages: procedures }));
  followSessionHints(eventBus);
  attachRealtime({
    httpServer,
    eventBus,
    timelineReader: timelineReader(pool),
    authenticate: (request) => viewerOf(request),
    findIncident: (viewer, number) => findIncident({ services, viewer }, number),
    log,
    allowedOrigins: [APP_URL],
    attendance: recordAttendance(services),
  });
  httpServer.prependListener("request", asBrowser);
  httpServer.prependListener("upgrade", asBrowser);
  await new Promise<void>((resolve, reject) => {
    httpServer.once("error", reject);
    httpServer.listen({ port, host: "127.0.0.1", backlog: 4_096 }, resolve);
  });
}

// Everything is loaded when it is told to serve, so that one can stand by for the other's end.
process.on("disconnect", () => process.exit());
process.once("message", (place: RoomPlace) => {
  void serve(place).then(
    () => process.send?.("serving"),
    (error: unknown) => {
      process.stderr.write(`A room's process could not start: ${String(error)}\n`);
      process.exit(1);
    },
  );
});
