import { join } from "node:path";
import packageJson from "@/package.json";
import { alertOwners } from "@/server/adapters/alertmanager/alert-owners";
import { folderBlobs } from "@/server/adapters/blob/folder-blobs";
import { createGrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { jsonataMapper } from "@/server/adapters/jsonata/jsonata-mapper";
import { createDeliveryWriter } from "@/server/adapters/postgres/delivery-writer";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import { createWebPush } from "@/server/adapters/webpush/web-push-sender";
import { createRefusalLog } from "@/server/dashboard/refusal-log";
import { sharedMetrics } from "@/server/dashboard/sharing/shared-metrics";
import { SharedReads } from "@/server/dashboard/sharing/shared-reads";
import type { Embedded, ResolvedEnv, Services } from "@/server/platform/context";
import { createCounters } from "@/server/platform/counters";
import { openDatabase } from "@/server/platform/db";
import { createLogger } from "@/server/platform/logger";
import { createRateLimits } from "@/server/platform/rate-limits";

/**
 * The server and the copy of these modules that Next bundles run in one process; both find
 * the same instance here, or an event of one would never reach the sockets of the other.
 */
const KEY = Symbol.for("sre-assistant.services");
const shared = globalThis as unknown as Record<typeof KEY, Services | undefined>;

/** Most bytes of answers that are kept for those who want the same. */
const SHARED_READS_BYTES = 64 * 1024 * 1024;

/** A bucket where one is named, else a folder. */
async function openBlobs(env: ResolvedEnv) {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID = "", S3_SECRET_ACCESS_KEY = "" } = env;
  if (!S3_BUCKET)
    return { ...(await folderBlobs(env.BLOB_DIR ?? join(env.DATA_DIR, "blobs"))), close: () => undefined };
  // Its vendor's package is large: whoever has a folder does not load it.
  const { s3Blobs } = await import("@/server/adapters/s3/s3-blobs");
  return s3Blobs({
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT }),
  });
}

/** A push service turns to this address when it has something to say. */
const PUSH_CONTACT = "mailto:nobody@example.com";

function openPush(env: ResolvedEnv, log: Services["log"], proxies: { http?: string; https?: string; no?: string }) {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, APP_URL, PUSH_SERVICES: services } = env;
  const subject = env.VAPID_SUBJECT ?? (APP_URL.startsWith("https:") ? APP_URL : PUSH_CONTACT);
  const keys = publicKey && privateKey ? { publicKey, privateKey, subject } : null;
  return createWebPush({ keys, log, proxies, ...(services && { services }) });
}

/** Connects the ports to their adapters: the only place where that is decided. `stop` lets what was accepted finish. */
export async function startServices(
  env: ResolvedEnv,
  embedded: Embedded,
): Promise<{ services: Services; stop(): Promise<void> }> {
  const log = createLogger(env.LOG_LEVEL);
  const { pool, db } = openDatabase(env.DATABASE_URL);
  const eventBus = await createPostgresEventBus({ connectionString: env.DATABASE_URL, pool, log });
  const timeline = createTimelineWriter({ pool });
  const deliveries = createDeliveryWriter({ pool });
  const mapper = jsonataMapper();
  const proxies = {
    ...(env.HTTP_PROXY && { http: env.HTTP_PROXY }),
    ...(env.HTTPS_PROXY && { https: env.HTTPS_PROXY }),
    ...(env.NO_PROXY && { no: env.NO_PROXY }),
  };
  const push = openPush(env, log, proxies);
  const grafana = createGrafanaAdapter({
    url: env.GRAFANA_URL,
    token: env.GRAFANA_TOKEN,
    log,
    proxies,
    ...(env.GRAFANA_WRITE_TOKEN && { writeToken: env.GRAFANA_WRITE_TOKEN }),
    ...(env.GRAFANA_ORG_ID && { orgId: env.GRAFANA_ORG_ID }),
    ...(env.GRAFANA_CA_FILE && { caFile: env.GRAFANA_CA_FILE }),
    ...(env.GRAFANA_PUBLIC_URL && { publicUrl: env.GRAFANA_PUBLIC_URL }),
  });
  const owners = alertOwners(env, grafana);
  const clock = { now: () => new Date() };
  const { version } = packageJson;
  const reads = new SharedReads(SHARED_READS_BYTES);
  const limits = createRateLimits({ log, ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }) });
  const refusals = createRefusalLog({ db, log, clock });
  const blobs = await openBlobs(env);
  const services: Services = {
    env,
    version,
    log,
    db,
    pool,
    clock,
    eventBus,
    timeline,
    metrics: grafana.metrics,
    dashboards: grafana.dashboards,
    connections: grafana.connections,
    annotator: grafana.annotator,
    alertingSetup: grafana.alertingSetup,
    alertOwners: owners,
    sharedMetrics: (organizationId) => sharedMetrics(grafana.metrics, reads, organizationId),
    limits,
    refusals,
    blobs,
    deliveries,
    mapper,
    counters: createCounters(),
    push,
    embedded,
  };
  shared[KEY] = services;
  return {
    services,
    stop: async () => {
      await deliveries.close();
      await timeline.close();
      await mapper.close();
      await refusals.close();
      limits.close();
      await owners.close();
      await grafana.close();
      await push.close();
      blobs.close();
      await eventBus.close();
      await db.$disconnect();
      await pool.end();
    },
  };
}

/** The running services. @throws before `startServices` has resolved */
export function services(): Services {
  const running = shared[KEY];
  if (!running) throw new Error("The services have not been started");
  return running;
}
