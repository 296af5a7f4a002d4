import { changeColumns, toChange } from "@/server/change/change-columns";
import type { WhatChanged } from "@/server/change/contract";
import { rankChanges } from "@/server/change/rules/rank-changes";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { dependenciesOf } from "@/server/service/dependencies-of";
import { reachOf } from "@/server/service/rules/reach-of";

const HOUR_MS = 3_600_000;
const MOST = 50;
/** Of services that the incident does not concern. */
const MOST_OTHERS = 10;

/** What was changed from an hour before the incident until its end, or until now. @throws AppError NOT_FOUND */
export async function whatChanged(context: SignedIn, incidentNumber: number): Promise<WhatChanged> {
  const { db, clock } = context.services;
  const { id, organizationId } = await findIncident(context, incidentNumber);
  const incident = await db.incident.findUniqueOrThrow({
    where: { id },
    select: {
      impactStartedAt: true,
      detectedAt: true,
      declaredAt: true,
      resolvedAt: true,
      services: { select: { serviceId: true } },
    },
  });
  const startedAt = incident.impactStartedAt ?? incident.detectedAt ?? incident.declaredAt;
  const from = new Date(startedAt.getTime() - HOUR_MS);
  const to = incident.resolvedAt ?? clock.now();
  const own = incident.services.map(({ serviceId }) => serviceId);
  const reached = reachOf(own, await dependenciesOf(db, organizationId), "needs");
  const span = { organizationId, at: { gte: from, lte: to } };
  const ids = [...reached.keys()];
  const others = { ...span, OR: [{ serviceId: null }, { serviceId: { notIn: ids } }] };
  const [near, far, farCount, any] = await Promise.all([
    db.changeEvent.findMany({
      where: { ...span, serviceId: { in: ids } },
      select: changeColumns,
      orderBy: { at: "desc" },
      take: MOST,
    }),
    // Those before the start tell more; what came after it is the answer to it, mostly.
    db.changeEvent.findMany({
      where: { ...others, at: { gte: from, lte: startedAt } },
      select: changeColumns,
      orderBy: { at: "desc" },
      take: MOST_OTHERS,
    }),
    db.changeEvent.count({ where: others }),
    db.changeEvent.findFirst({ where: { organizationId }, select: { id: true } }),
  ]);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    startedAt: startedAt.toISOString(),
    changes: rankChanges([...near, ...far].map(toChange), reached, startedAt.toISOString()),
    more: farCount - far.length,
    isTold: any !== null,
  };
}
