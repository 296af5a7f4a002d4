import type { LockedIncident } from "@/server/merge/lock-incidents";
import type { Moving } from "@/server/merge/contract";
import type { SignedIn } from "@/server/platform/context";
import type { IncidentStatus } from "@/server/incident/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { recordEvents } from "@/server/timeline/record-events";

interface Telling {
  kind: "incident_merged" | "incident_unmerged";
  source: LockedIncident;
  target: LockedIncident;
  moved: Moving;
  /** Of the source. */
  step: { from: IncidentStatus; to: IncidentStatus };
  idempotencyKey: string;
  now: Date;
}

/** What each timeline says of the other incident: those who read it may not be allowed to know what a private one is called. */
const named = ({ number, title, visibility }: LockedIncident) => ({
  number,
  title: visibility === "private" ? "" : title,
});

/** Tells both timelines, each with the number of the other. */
export async function tellMerge(tx: Prisma.TransactionClient, { viewer }: SignedIn, telling: Telling): Promise<void> {
  const { kind, source, target, moved, step, idempotencyKey, now } = telling;
  const { organizationId, userId, name } = viewer;
  const common = { kind, actor: { id: userId, name }, source: "web", occurredAt: now };
  const ofSource = { organizationId, incidentId: source.id };
  await recordEvents(tx, ofSource, [
    { ...common, idempotencyKey, payload: { side: "source", ...named(target), ...moved } },
    ...(step.from === step.to
      ? []
      : [{ ...common, kind: "status_changed", payload: { from: step.from, to: step.to } }]),
  ]);
  await recordEvents(tx, { organizationId, incidentId: target.id }, [
    { ...common, payload: { side: "target", ...named(source), ...moved } },
  ]);
  await tx.$executeRaw`select pg_notify('alerts', ${JSON.stringify({ organization: organizationId })})`;
}
