import { randomUUID } from "node:crypto";
import { memoryBlobs } from "@/server/adapters/blob/memory-blobs";
import { memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { jsonataMapper } from "@/server/adapters/jsonata/jsonata-mapper";
import { createMemoryEventBus } from "@/server/adapters/memory/memory-event-bus";
import { memoryPush } from "@/server/adapters/memory/memory-push";
import { createDeliveryWriter } from "@/server/adapters/postgres/delivery-writer";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import type { Role, Viewer } from "@/server/platform/access";
import type { Services, SignedIn } from "@/server/platform/context";
import { createCounters } from "@/server/platform/counters";
import { openDatabase } from "@/server/platform/db";
import { createLogger } from "@/server/platform/logger";
import { AppError } from "@/server/platform/errors";
import { isPassingFailure } from "@/server/platform/is-passing-failure";
import type { PrismaClient } from "@/server/platform/prisma-client/client";
import type { AlertingSetup } from "@/server/ports/alerting-setup";
import type { Annotator } from "@/server/ports/annotator";
import type { Connections } from "@/server/ports/connections";
import type { Dashboards } from "@/server/ports/dashboards";
import type { Metrics } from "@/server/ports/metrics";
import type { SharedMetrics } from "@/server/ports/shared-metrics";

const away = () => Promise.reject(new AppError("GRAFANA_UNREACHABLE"));
const metrics: Metrics = { query: away, resource: away, annotations: away, alertRules: away };
const sharedMetrics = (): SharedMetrics => ({ ...metrics, answer: away });
const dashboards: Dashboards = { health: away, describe: away, search: away, folders: away, dashboard: away };
const annotator: Annotator = { write: away };
const alertingSetup: AlertingSetup = { inspect: away, connect: away, plan: away, test: away, undo: away };
const connections: Connections = { inspect: away, testDataSource: away };

const REMOVALS = 5;

/** Work over all organizations, which tests beside this one do, may hold its rows in another order. */
async function removeOrganization(db: Pick<PrismaClient, "organization">, id: string, tries = REMOVALS): Promise<void> {
  try {
    await db.organization.delete({ where: { id } });
  } catch (error) {
    if (tries === 1 || !isPassingFailure(error)) throw error;
    await removeOrganization(db, id, tries - 1);
  }
}

export interface TestOrganization {
  id: string;
  services: Services;
  /** Somebody new of this organization, signed in. */
  signIn(role: Role): Promise<SignedIn>;
  /** Moves the services' clock. */
  setNow(now: Date): void;
  close(): Promise<void>;
}

/** An organization of its own on the real database, so that tests cannot disturb each other. Grafana is away. */
export async function createTestOrganization(): Promise<TestOrganization> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  const { pool, db } = openDatabase(url);
  let now: Date | undefined;
  const services: Services = {
    env: {
      APP_URL: "http://localhost:3000",
      AUTH_SECRET: "a secret for tests, long enough to be one",
    } as Services["env"],
    version: "0.0.0",
    log: createLogger("silent"),
    db,
    pool,
    clock: { now: () => now ?? new Date() },
    eventBus: createMemoryEventBus(),
    timeline: createTimelineWriter({ pool }),
    metrics,
    sharedMetrics,
    dashboards,
    connections,
    annotator,
    alertingSetup,
    alertOwners: { grafana: memoryAlerting(), alertmanager: null },
    limits: { take: async () => undefined, close: () => undefined },
    refusals: { note: () => undefined, close: async () => undefined },
    blobs: memoryBlobs(),
    deliveries: createDeliveryWriter({ pool }),
    mapper: jsonataMapper(),
    counters: createCounters(),
    push: memoryPush(),
    embedded: { database: true, identity: true, grafana: true },
  };
  const { id } = await db.organization.create({ data: { slug: `test-${randomUUID()}`, name: "Test" } });
  return {
    id,
    services,
    setNow: (moment) => (now = moment),
    async signIn(role) {
      const subject = randomUUID();
      const name = `${role} ${subject.slice(0, 4)}`;
      const user = await db.user.create({
        data: { organizationId: id, issuer: "test", subject, username: subject, name },
      });
      const viewer: Viewer = {
        userId: user.id,
        sessionId: randomUUID(),
        organizationId: id,
        name,
        username: subject,
        email: "",
        role,
        teams: [],
        expiresAt: new Date(Date.now() + 3_600_000),
      };
      return { services, viewer, requestId: randomUUID(), client: { address: "192.0.2.77", userAgent: "test" } };
    },
    async close() {
      await services.timeline.close();
      await services.deliveries.close();
      await services.mapper.close();
      await removeOrganization(db, id);
      await db.$disconnect();
      await pool.end();
    },
  };
}
