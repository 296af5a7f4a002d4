import { randomUUID } from "node:crypto";
import { DEFAULT_ORGANIZATION } from "@/server/platform/default-organization";
import type { PrismaClient } from "@/server/platform/prisma-client/client";
import { recordEvent } from "@/server/timeline/record-event";

const MINUTE_MS = 60_000;
const DASHBOARDS = [
  { uid: "shop-overview", title: "Shop overview" },
  { uid: "shop-checkout", title: "Checkout" },
];
const TITLE = "Checkout errors after a release";
/** Minutes before now, who, and what was said. */
const CONVERSATION: [number, string, string][] = [
  [
    9,
    "Tomás Rivera",
    "Error ratio of **checkout** is climbing since the release; `payments` and the database look at it too.",
  ],
  [
    7,
    "Wei-Ting Lin",
    "Taking command. Tomás, please watch the connection pool:\n\n- saturation on *Shop overview*\n- slow queries in the logs",
  ],
  [4, "Tomás Rivera", "Pool is at its limit. If the release did this, a rollback should free it within two minutes."],
];

/** A drill to look around in, on an installation that has nothing yet and shows the sandbox's shop. */
export async function seedSample(db: PrismaClient, now: Date): Promise<void> {
  const { id: organizationId } = await db.organization.findUniqueOrThrow({
    where: { slug: DEFAULT_ORGANIZATION.slug },
  });
  if ((await db.incident.count({ where: { organizationId } })) > 0) return;
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  await db.$transaction(async (tx) => {
    await tx.organization.update({ where: { id: organizationId }, data: { nextIncidentNumber: { increment: 1 } } });
    const team = await tx.team.findFirst({ where: { organizationId, slug: "payments" } });
    const { id: incidentId } = await tx.incident.create({
      data: {
        organizationId,
        number: 1,
        title: TITLE,
        summary: "A drill with the sandbox's shop: a release of checkout breaks it once an hour, a rollback heals it.",
        severity: "sev2",
        status: "investigating",
        mode: "drill",
        teamId: team?.id ?? null,
        idempotencyKey: randomUUID(),
        declaredAt: before(10),
        detectedAt: before(10),
        acknowledgedAt: before(10),
        dashboards: {
          create: DASHBOARDS.map(({ uid, title }, position) => ({
            organizationId,
            dashboardUid: uid,
            title,
            position,
          })),
        },
      },
    });
    const scope = { organizationId, incidentId, source: "sample" };
    await recordEvent(tx, {
      ...scope,
      kind: "incident_declared",
      actor: { id: null, name: "Tomás Rivera" },
      occurredAt: before(10),
      payload: { title: TITLE, severity: "sev2", mode: "drill" },
    });
    for (const [minutes, name, body] of CONVERSATION) {
      await recordEvent(tx, {
        ...scope,
        kind: "message",
        actor: { id: null, name },
        occurredAt: before(minutes),
        body,
      });
    }
    // Told as if it had been written then: a sample has no late notes.
    await tx.$executeRaw`update timeline_event set recorded_at = occurred_at where incident_id = ${incidentId}::uuid`;
  });
}
