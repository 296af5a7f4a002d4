import type { ChangeKind, ChangeOutcome } from "@/server/change/contract";
import { type ChangeState, effectOf, mergeChange, stateOfReport } from "@/server/change/rules/merge-change";
import { type NamedService, serviceOfChange } from "@/server/change/rules/service-of-change";
import { tellChanges } from "@/server/change/tell-changes";
import type { ReportedChange } from "@/server/intake/contract/reported";
import type { ChangeEvent, Prisma } from "@/server/platform/prisma-client/client";

export interface ReportedChanges {
  organizationId: string;
  /** What tells it: the same change of the same source is one. */
  source: string;
  sourceName: string;
  changes: readonly ReportedChange[];
}

/**
 * Records what was told of changes, in the caller's transaction. Repeated or in another order it makes the same rows.
 * What concerns an open incident is told in its room.
 * @returns how many rows are new or another than before
 */
export async function recordChanges(
  tx: Prisma.TransactionClient,
  { organizationId, source, sourceName, changes }: ReportedChanges,
): Promise<{ recorded: number }> {
  const told = new Map<string, ChangeState>();
  for (const change of changes) {
    const state = stateOfReport(change);
    const known = told.get(change.key);
    told.set(change.key, known ? mergeChange(known, state) : state);
  }
  if (told.size === 0) return { recorded: 0 };
  // One order for all, so that two who record the same never wait for each other.
  const keys = [...told.keys()].toSorted();
  const services = await tx.service.findMany({
    where: { organizationId },
    select: { id: true, slug: true, name: true, matchers: true },
  });
  const facts = { organizationId, source, sourceName };
  const fresh = await tx.changeEvent.createManyAndReturn({
    data: keys.flatMap((externalId) => {
      const state = told.get(externalId);
      return state ? [{ ...facts, externalId, ...columnsOf(state, services) }] : [];
    }),
    skipDuplicates: true,
  });
  const isFresh = new Set(fresh.map(({ externalId }) => externalId));
  const changed = await bringUpToDate(
    tx,
    facts,
    new Map([...told].filter(([key]) => !isFresh.has(key)).toSorted()),
    services,
  );
  await tellChanges(tx, organizationId, [...fresh, ...changed]);
  return { recorded: fresh.length + changed.length };
}

async function bringUpToDate(
  tx: Prisma.TransactionClient,
  { organizationId, source }: Omit<ReportedChanges, "changes">,
  told: ReadonlyMap<string, ChangeState>,
  services: readonly NamedService[],
): Promise<ChangeEvent[]> {
  if (told.size === 0) return [];
  const keys = [...told.keys()];
  await tx.$queryRaw`
    select 1 from change_event
     where organization_id = ${organizationId}::uuid and source = ${source} and external_id = any (${keys})
     order by external_id for update`;
  const rows = await tx.changeEvent.findMany({ where: { organizationId, source, externalId: { in: keys } } });
  const changed: ChangeEvent[] = [];
  for (const row of rows) {
    const state = told.get(row.externalId);
    const before = stateOfRow(row);
    const after = state && mergeChange(before, state);
    if (!after || JSON.stringify(after) === JSON.stringify(before)) continue;
    changed.push(await tx.changeEvent.update({ where: { id: row.id }, data: columnsOf(after, services) }));
  }
  return changed;
}

function columnsOf(state: ChangeState, services: readonly NamedService[]) {
  const { startedAt, finishedAt, toldAt, title, ...facts } = state;
  return {
    ...facts,
    title: title || [facts.serviceName, facts.version].filter(Boolean).join(" "),
    serviceId: serviceOfChange(state, services),
    startedAt: startedAt && new Date(startedAt),
    finishedAt: finishedAt && new Date(finishedAt),
    toldAt: new Date(toldAt),
    at: new Date(effectOf(state)),
  };
}

/** With its parts in the order of `stateOfReport`, as it is compared. */
function stateOfRow(row: ChangeEvent): ChangeState {
  const { serviceName, environment, title, version, url, actor } = row;
  return {
    kind: row.kind as ChangeKind,
    serviceName,
    environment,
    title,
    version,
    url,
    actor,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    outcome: row.outcome as ChangeOutcome,
    toldAt: row.toldAt.toISOString(),
  };
}
