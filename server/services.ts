import packageJson from "@/package.json";
import { createGrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import { createRefusalLog } from "@/server/dashboard/refusal-log";
import { sharedMetrics } from "@/server/dashboard/sharing/shared-metrics";
import { SharedReads } from "@/server/dashboard/sharing/shared-reads";
import type { Embedded, ResolvedEnv, Services } from "@/server/platform/context";
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

/** Connects the ports to their adapters: the only place where that is decided. `stop` lets what was accepted finish. */
export async function startServices(
  env: ResolvedEnv,
  embedded: Embedded,
): Promise<{ services: Services; stop(): Promise<void> }> {
  const log = createLogger(env.LOG_LEVEL);
  const { pool, db } = openDatabase(env.DATABASE_URL);
  const eventBus = await createPostgresEventBus({ connectionString: env.DATABASE_URL, pool, log });
  const timeline = createTimelineWriter({ pool });
  const grafana = createGrafanaAdapter({
    url: env.GRAFANA_URL,
    token: env.GRAFANA_TOKEN,
    log,
    proxies: {
      ...(env.HTTP_PROXY && { http: env.HTTP_PROXY }),
      ...(env.HTTPS_PROXY && { https: env.HTTPS_PROXY }),
      ...(env.NO_PROXY && { no: env.NO_PROXY }),
    },
    ...(env.GRAFANA_WRITE_TOKEN && { writeToken: env.GRAFANA_WRITE_TOKEN }),
    ...(env.GRAFANA_ORG_ID && { orgId: env.GRAFANA_ORG_ID }),
    ...(env.GRAFANA_CA_FILE && { caFile: env.GRAFANA_CA_FILE }),
    ...(env.GRAFANA_PUBLIC_URL && { publicUrl: env.GRAFANA_PUBLIC_URL }),
  });
  const clock = { now: () => new Date() };
  const { version } = packageJson;
  const reads = new SharedReads(SHARED_READS_BYTES);
  const limits = createRateLimits({ log, ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }) });
  const refusals = createRefusalLog({ db, log, clock });
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
    sharedMetrics: (organizationId) => sharedMetrics(grafana.metrics, reads, organizationId),
    limits,
    refusals,
    embedded,
  };
  shared[KEY] = services;
  return {
    services,
    stop: async () => {
      await timeline.close();
      await refusals.close();
      limits.close();
      await grafana.close();
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
