import { changeTold } from "@/server/change/change-told";
import { rankChanges } from "@/server/change/rules/rank-changes";
import { NEAR_HOPS } from "@/server/change/tell-changes";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { dependenciesOf } from "@/server/service/dependencies-of";
import { reachOf } from "@/server/service/rules/reach-of";
import { recordEvents } from "@/server/timeline/record-events";

const HOUR_MS = 3_600_000;
const MOST = 10;

export interface Affected {
  organizationId: string;
  incidentId: string;
  serviceIds: readonly string[];
  /** When the incident began, as far as is known. */
  startedAt: Date;
  now: Date;
}

/**
 * Writes into a room what was changed in its services, and in what they need, within the hour before the incident began
 * and since: the first question that is asked there.
 */
export async function tellEarlierChanges(
  tx: Prisma.TransactionClient,
  { organizationId, incidentId, serviceIds, startedAt, now }: Affected,
): Promise<void> {
  if (serviceIds.length === 0) return;
  const reached = reachOf(serviceIds, await dependenciesOf(tx, organizationId), "needs");
  const near = [...reached].filter(([, hops]) => hops <= NEAR_HOPS).map(([id]) => id);
  const rows = await tx.changeEvent.findMany({
    where: {
      organizationId,
      serviceId: { in: near },
      at: { gte: new Date(startedAt.getTime() - HOUR_MS), lte: now },
    },
    include: { service: { select: { id: true, slug: true, name: true } } },
    orderBy: { at: "desc" },
    take: 100,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = rows.map(({ id, at, service }) => ({ id, at: at.toISOString(), service }));
  const told = rankChanges(shown, reached, startedAt.toISOString())
    .slice(0, MOST)
    .flatMap(({ id }) => byId.get(id) ?? [])
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map((row) => changeTold(row, row.service?.name));
  if (told.length > 0) await recordEvents(tx, { organizationId, incidentId }, told);
}
