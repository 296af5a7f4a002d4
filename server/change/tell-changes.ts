import { changeTold } from "@/server/change/change-told";
import type { ChangeEvent, Prisma } from "@/server/platform/prisma-client/client";
import { dependenciesOf } from "@/server/service/dependencies-of";
import { reachOf } from "@/server/service/rules/reach-of";
import { recordEvents } from "@/server/timeline/record-events";

/** A change further away than this is no news in a room. */
export const NEAR_HOPS = 2;
const OVER = ["resolved", "post_incident", "closed"] as const;

/** Writes changes into the rooms of the open incidents whose services they are of, or whose services need theirs. */
export async function tellChanges(
  tx: Prisma.TransactionClient,
  organizationId: string,
  changes: readonly ChangeEvent[],
): Promise<void> {
  if (!changes.some(({ serviceId }) => serviceId)) return;
  const affected = await tx.incidentService.findMany({
    where: { organizationId, incident: { status: { notIn: [...OVER] } } },
    select: { incidentId: true, serviceId: true, service: { select: { name: true } } },
    orderBy: { incidentId: "asc" },
  });
  if (affected.length === 0) return;
  const dependencies = await dependenciesOf(tx, organizationId);
  const ids = changes.flatMap(({ serviceId }) => serviceId ?? []);
  const named = await tx.service.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(named.map(({ id, name }) => [id, name]));
  for (const incidentId of new Set(affected.map((each) => each.incidentId))) {
    const own = affected.filter((each) => each.incidentId === incidentId).map(({ serviceId }) => serviceId);
    const needed = reachOf(own, dependencies, "needs");
    const near = changes.filter(({ serviceId }) => serviceId && (needed.get(serviceId) ?? Infinity) <= NEAR_HOPS);
    if (near.length === 0) continue;
    const told = near.map((change) => changeTold(change, names.get(change.serviceId ?? "")));
    await recordEvents(tx, { organizationId, incidentId }, told);
  }
}
