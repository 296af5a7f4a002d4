import { makeSource } from "@/server/intake/make-source";
import type { Services } from "@/server/platform/context";
import { DEFAULT_ORGANIZATION } from "@/server/platform/default-organization";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { type PracticeSetting, practiceSetting } from "@/server/sandbox/practice/practice-setting";
import { seedPractice } from "@/server/sandbox/practice/seed-practice";
import { hookName } from "@/server/registration/hook-of";
import { newestSecret } from "@/server/registration/newest-secret";
import { storedRegistration } from "@/server/registration/stored-registration";

const SIGNED = { header: "X-Grafana-Alerting-Signature", timestampHeader: "X-Grafana-Alerting-Timestamp" };
const ALERTS = {
  kind: "grafana",
  name: "Sandbox Grafana",
  verification: "hmac",
  options: SIGNED,
  mapping: null,
} as const;
const RELEASES = {
  kind: "cloudevents",
  name: "Sandbox releases",
  verification: "bearer",
  options: {},
  mapping: null,
} as const;

/** Where a source is called, and what its caller proves itself with. */
export interface PracticeHook {
  url: string;
  secret: string;
}

/**
 * Makes the sandbox's Grafana call us, as _Connect alerting_ does: at the first start with a source of its own; after
 * that what is connected is connected again, for that Grafana forgets it with each restart. What somebody has
 * disconnected stays so.
 * @param base where this server listens
 * @returns where the shop's releases are to be told; null where somebody has taken that away
 */
export async function connectPractice(services: Services, base: string): Promise<PracticeHook | null> {
  const { id: organizationId } = await services.db.organization.findUniqueOrThrow({
    where: { slug: DEFAULT_ORGANIZATION.slug },
  });
  const known = await practiceSetting.read(services.db, organizationId);
  const { changesFrom } = known ?? (await setUp(services, organizationId));
  await connectAgain(services, organizationId, base);
  return hookTo(services, changesFrom, base);
}

async function setUp(services: Services, organizationId: string): Promise<PracticeSetting> {
  const owner = { organizationId, createdById: null };
  const now = services.clock.now();
  const registered = await storedRegistration.read(services, organizationId);
  return services.db.$transaction(async (tx: Prisma.TransactionClient) => {
    await seedPractice(tx, organizationId, now);
    const asOwner = { db: tx, env: services.env };
    const alerts = registered ? null : await makeSource(asOwner, owner, ALERTS);
    const releases = await makeSource(asOwner, owner, RELEASES);
    if (alerts) {
      const name = hookName({ name: ALERTS.name, url: alerts.key });
      await storedRegistration.write({ db: tx }, organizationId, { sourceId: alerts.id, name, hadRoutes: false });
    }
    const setting = { alertsFrom: alerts?.id ?? null, changesFrom: releases.id };
    await practiceSetting.write(tx, organizationId, setting);
    return setting;
  });
}

async function connectAgain(services: Services, organizationId: string, base: string): Promise<void> {
  const registered = await storedRegistration.read(services, organizationId);
  const hook = registered && (await hookTo(services, registered.sourceId, base));
  if (!registered || !hook) return;
  await services.alertingSetup.connect({ ...hook, name: registered.name, matchers: [] }, {});
}

async function hookTo(services: Services, sourceId: string, base: string): Promise<PracticeHook | null> {
  const source = await services.db.alertSource.findFirst({
    where: { id: sourceId, isOn: true },
    select: { kind: true, key: true },
  });
  const secret = source && (await newestSecret(services, sourceId));
  return source && secret ? { url: `${base}/api/hooks/${source.kind}/${source.key}`, secret } : null;
}
