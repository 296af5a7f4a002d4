import type pg from "pg";
import type { AlertOwners } from "@/server/ports/alert-owners";
import type { AlertingSetup } from "@/server/ports/alerting-setup";
import type { Annotator } from "@/server/ports/annotator";
import type { BlobStore } from "@/server/ports/blob-store";
import type { Clock } from "@/server/ports/clock";
import type { Connections } from "@/server/ports/connections";
import type { Dashboards } from "@/server/ports/dashboards";
import type { DeliveryWriter } from "@/server/ports/delivery-writer";
import type { EventBus } from "@/server/ports/event-bus";
import type { Mapper } from "@/server/ports/mapper";
import type { Metrics } from "@/server/ports/metrics";
import type { PracticeShop } from "@/server/ports/practice-shop";
import type { PushSender } from "@/server/ports/push-sender";
import type { RefusalLog } from "@/server/ports/refusal-log";
import type { SharedMetrics } from "@/server/ports/shared-metrics";
import type { TimelineWriter } from "@/server/ports/timeline-writer";
import type { Viewer } from "@/server/platform/access";
import type { Counters } from "@/server/platform/counters";
import type { Env } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import type { Logger } from "@/server/platform/logger";
import type { RateLimits } from "@/server/platform/rate-limits";
import type { PrismaClient } from "@/server/platform/prisma-client/client";

/** The environment after the sandbox has filled what was left out. */
export type ResolvedEnv = Env &
  Readonly<
    Required<
      Pick<
        Env,
        | "AUTH_SECRET"
        | "DATABASE_URL"
        | "KEYCLOAK_ISSUER"
        | "KEYCLOAK_CLIENT_ID"
        | "KEYCLOAK_CLIENT_SECRET"
        | "GRAFANA_URL"
        | "GRAFANA_TOKEN"
      >
    >
  >;

/** Which parts are real and which are the sandbox's; the page's slim line is drawn from it. */
export interface Embedded {
  database: boolean;
  identity: boolean;
  grafana: boolean;
}

/** What verbs and queries reach for. Built once per process by the composition root. */
export interface Services {
  env: ResolvedEnv;
  version: string;
  log: Logger;
  db: PrismaClient;
  pool: pg.Pool;
  clock: Clock;
  eventBus: EventBus;
  timeline: TimelineWriter;
  metrics: Metrics;
  /** The same for the people of one organization, who share what they read. */
  sharedMetrics(organizationId: string): SharedMetrics;
  dashboards: Dashboards;
  connections: Connections;
  annotator: Annotator;
  alertingSetup: AlertingSetup;
  /** Where alerts come from and silences are written. */
  alertOwners: AlertOwners;
  limits: RateLimits;
  refusals: RefusalLog;
  /** Files, outside of the database. */
  blobs: BlobStore;
  /** What webhooks brought. */
  deliveries: DeliveryWriter;
  mapper: Mapper;
  counters: Counters;
  /** To people's browsers. */
  push: PushSender;
  embedded: Embedded;
  /** The sandbox's alone. */
  shop?: PracticeShop;
}

/** One request: the services and who asks. */
export interface Context {
  services: Services;
  viewer: Viewer | null;
  requestId: string;
  /** Network address and user agent of the caller, for records of access. */
  client: { address: string; userAgent: string };
}

/** A request by somebody who is signed in. */
export type SignedIn = Context & { viewer: Viewer };

/** @throws AppError UNAUTHENTICATED */
export function signedIn(context: Context): SignedIn {
  const { viewer } = context;
  if (!viewer) throw new AppError("UNAUTHENTICATED");
  return { ...context, viewer };
}
