import { readFileSync } from "node:fs";
import { type IncomingMessage, createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { attachRealtime } from "@/server/adapters/socketio/attach-realtime";
import { attachmentLane } from "@/server/attachment/attachment-lane";
import { startCleanup } from "@/server/attachment/start-cleanup";
import { panelLane } from "@/server/dashboard/panel-lane";
import { logConnection } from "@/server/connection/log-connection";
import { evidenceLane } from "@/server/evidence/evidence-lane";
import { followResolutions } from "@/server/evidence/follow-resolutions";
import { httpHandler } from "@/server/http-handler";
import { hookLane } from "@/server/intake/hook-lane";
import { startRetention } from "@/server/intake/start-retention";
import { startNudging } from "@/server/nudge/start-nudging";
import { applyMigrations } from "@/server/platform/apply-migrations";
import { countersLane } from "@/server/platform/counters-lane";
import { EnvError, originsOf, readEnv } from "@/server/platform/env";
import { findIncident } from "@/server/platform/find-incident";
import { Shutdown } from "@/server/platform/shutdown";
import { practiceShop } from "@/server/sandbox/practice/practice-shop";
import { startPractice } from "@/server/sandbox/practice/start-practice";
import { SANDBOX_REALM_PATH, startSandbox } from "@/server/sandbox/start-sandbox";
import { followSessionHints } from "@/server/identity/follow-session-hints";
import { sessionMark } from "@/server/identity/session-mark";
import { viewerOf } from "@/server/identity/viewer-of";
import { exportLane } from "@/server/record/export-lane";
import { startAnchoring } from "@/server/record/start-anchoring";
import { startNotificationWorker } from "@/server/notification/notification-worker";
import { contextOf } from "@/server/request-context";
import { startAlertWorker } from "@/server/alert/alert-worker";
import { startReconciliation } from "@/server/alert/start-reconciliation";
import { startAnnotationWorker } from "@/server/annotation/annotation-worker";
import { startSearchIndexer } from "@/server/search/search-indexer";
import { startSilenceWorker } from "@/server/silence/silence-worker";
import { startServices } from "@/server/services";
import { startReport } from "@/server/start-report";
import { recordAttendance } from "@/server/timeline/record-attendance";
import { timelineReader } from "@/server/timeline/timeline-reader";
import { seed } from "@/prisma/seed";
import { seedSample } from "@/prisma/seed-sample";

const root = join(import.meta.dirname, "..");
/** Everybody comes back at once after a restart; a longer queue than Node's own turns nobody away. */
const MOST_WAITING_CONNECTIONS = 4_096;
const shutdown = new Shutdown();
/** Where the pages were built to; next.config.mjs says the same. */
const buildId = () => readFileSync(join(root, process.env.NEXT_DIST_DIR || ".next", "BUILD_ID"), "utf8").trim();
const report = (step: string) => process.stdout.write(`  ${step}…\n`);

async function start(): Promise<void> {
  const given = readEnv(process.env);
  const { env, embedded, databaseFolder, shop } = await startSandbox(given, shutdown, report);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // next-auth reads its own address from here and nowhere else.
  process.env.NEXTAUTH_URL = env.APP_URL;
  const { services, stop } = await startServices(env, embedded);
  // Whoever brings a database of their own does not want the sandbox's story in it.
  const practising = embedded.database ? shop : null;
  if (practising) services.shop = practiceShop(practising);
  shutdown.add("services", stop);
  const { log } = services;
  const applied = await applyMigrations(services.pool, join(root, "prisma/migrations"));
  if (applied.length) report(`Applied ${applied.length} migration(s)`);
  await seed(services.db);
  if (embedded.database && embedded.grafana) await seedSample(services.db, services.clock.now());

  const dev = env.NODE_ENV === "development";
  report(dev ? "Starting Next in development" : "Loading the pages");
  const app = next({ dev, dir: root, hostname: env.HOST, port: env.PORT });
  await app.prepare();
  shutdown.add("pages", () => app.close());
  const identity = embedded.identity ? await mountIdentity() : undefined;

  const upgradePage = app.getUpgradeHandler();
  const asking = { contextOf: ({ headers }: IncomingMessage) => contextOf(headers) };
  const panels = panelLane({ log, ...asking });
  const hooks = hookLane(services);
  shutdown.add("refused webhooks", () => hooks.close());
  const streams = [hooks, countersLane(services), attachmentLane(asking), exportLane(asking), evidenceLane(asking)];
  const marks = { build: dev ? null : buildId(), sessionMark: (req: IncomingMessage) => sessionMark(req, env) };
  const pages = app.getRequestHandler();
  const server = createServer(httpHandler({ env, log, identity, panels, streams, pages, ...marks }));
  // Before the sockets: a session's hint must have cleared what is remembered of it when they look again.
  followSessionHints(services.eventBus);
  shutdown.add("evidence of resolutions", followResolutions(services));
  const searchIndexer = startSearchIndexer(services);
  const annotationWorker = startAnnotationWorker(services);
  const notificationWorker = startNotificationWorker(services);
  shutdown.add("notifications", () => notificationWorker.close());
  shutdown.add("annotations", () => annotationWorker.close());
  const alertWorker = startAlertWorker(services);
  shutdown.add("alerts", () => alertWorker.close());
  const silenceWorker = startSilenceWorker(services);
  shutdown.add("silences", () => silenceWorker.close());
  shutdown.add("search", () => searchIndexer.close());
  for (const job of [
    startAnchoring(services),
    startCleanup(services),
    startRetention(services),
    startReconciliation(services),
    startNudging(services),
  ])
    shutdown.add("jobs", () => job.stop());
  const realtime = attachRealtime({
    httpServer: server,
    eventBus: services.eventBus,
    timelineReader: timelineReader(services.pool),
    authenticate: (request) => viewerOf(request),
    findIncident: (viewer, number) => findIncident({ services, viewer }, number),
    log,
    allowedOrigins: originsOf(env),
    maxConnections: env.MAX_CONNECTIONS,
    attendance: recordAttendance(services),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
  });
  server.on("upgrade", (req, socket, head) => {
    const path = req.url ?? "";
    if (path.startsWith("/realtime")) return;
    if (dev && path.startsWith("/_next/")) return void upgradePage(req, socket, head);
    socket.destroy();
  });
  shutdown.add("HTTP", () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  shutdown.add("sockets", () => realtime.close());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: env.PORT, host: env.HOST, backlog: MOST_WAITING_CONNECTIONS }, resolve);
  });
  process.stdout.write(`${startReport(env, embedded, databaseFolder, services.version)}\n`);
  process.send?.("ready");
  void logConnection(services);
  if (practising) {
    const practice = startPractice(services, practising);
    shutdown.add("practice", () => practice.stop());
  }

  async function mountIdentity() {
    const { mountIdentitySandbox } = await import("@/server/sandbox/identity/mount-identity-sandbox");
    const { readSandboxSecrets } = await import("@/server/sandbox/sandbox-secrets");
    const { identityCookieKey } = readSandboxSecrets(join(env.DATA_DIR, "secrets.json"));
    const mounted = await mountIdentitySandbox({
      issuer: `${env.APP_URL}${SANDBOX_REALM_PATH}`,
      clientId: env.KEYCLOAK_CLIENT_ID,
      clientSecret: env.KEYCLOAK_CLIENT_SECRET,
      appUrl: env.APP_URL,
      cookieKeys: [identityCookieKey],
      stateFile: join(env.DATA_DIR, "identity.json"),
      answersOthers: env.SANDBOX,
      log,
    });
    shutdown.add("identity sandbox", () => mounted.close());
    return mounted;
  }
}

async function stop(code: number): Promise<never> {
  const failed = await shutdown.run();
  if (failed.length) process.stderr.write(`Not stopped cleanly: ${failed.join(", ")}\n`);
  process.exit(code || (failed.length ? 1 : 0));
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
// Whoever started us through a channel is gone.
process.on("disconnect", () => void stop(0));

try {
  await start();
} catch (error) {
  const known = error instanceof EnvError || (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack)}\n`);
  await stop(1);
}
