import { randomUUID } from "node:crypto";
import { DEFAULT_ORGANIZATION } from "@/server/platform/default-organization";
import type { Prisma, PrismaClient } from "@/server/platform/prisma-client/client";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import { NO_HASH } from "@/server/record/contract";
import { entryHash } from "@/server/record/entry-hash";
import { newEntry } from "@/server/timeline/new-entry";

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
    await tellThen(tx, { organizationId, incidentId }, [
      {
        at: before(10),
        kind: "incident_declared",
        name: "Tomás Rivera",
        body: "",
        payload: { title: TITLE, severity: "sev2", mode: "drill" },
      },
      ...CONVERSATION.map(([minutes, name, body]) => ({
        at: before(minutes),
        kind: "message",
        name,
        body,
        payload: {},
      })),
    ]);
  });
}

interface Told {
  at: Date;
  kind: string;
  name: string;
  body: string;
  payload: { [field: string]: string };
}

/** Told as if it had been written then: a sample has no late notes. Nothing that is stored can be moved back. */
async function tellThen(tx: Prisma.TransactionClient, scope: TimelineScope, told: readonly Told[]): Promise<void> {
  let headHash = NO_HASH;
  const data = told.map(({ at, kind, name, body, payload }, index) => {
    const asked = { kind, actor: { id: null, name }, source: "sample", body, payload, idempotencyKey: randomUUID() };
    const { requestHash, contentHash } = newEntry(asked);
    const place = { id: randomUUID(), seq: index + 1, prevHash: headHash };
    const times = { occurredAt: at.toISOString(), recordedAt: at.toISOString() };
    headHash = entryHash(scope.incidentId, { ...place, ...times }, contentHash);
    const { actor, ...said } = asked;
    return { ...scope, ...said, ...place, ...times, actorName: actor.name, requestHash, contentHash, hash: headHash };
  });
  await tx.timelineEvent.createMany({ data });
  await tx.incident.update({ where: { id: scope.incidentId }, data: { lastSeq: data.length, headHash } });
}
