import packageJson from "@/package.json";
import { createGrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import type { Embedded, ResolvedEnv, Services } from "@/server/platform/context";
import { openDatabase } from "@/server/platform/db";
import { createLogger } from "@/server/platform/logger";

/**
 * The server and the copy of these modules that Next bundles run in one process; both find
 * the same instance here, or an event of one would never reach the sockets of the other.
 */
const KEY = Symbol.for("sre-assistant.services");
const shared = globalThis as unknown as Record<typeof KEY, Services | undefined>;

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
    ...(env.GRAFANA_PUBLIC_URL && { publicUrl: env.GRAFANA_PUBLIC_URL }),
  });
  const clock = { now: () => new Date() };
  const { version } = packageJson;
  const services: Services = { env, version, log, db, pool, clock, eventBus, timeline, ...grafana, embedded };
  shared[KEY] = services;
  return {
    services,
    stop: async () => {
      await timeline.close();
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
