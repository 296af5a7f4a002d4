import type { Prisma } from "@/server/platform/prisma-client/client";

interface Pair {
  mergeId: string;
  sourceId: string;
  targetId: string;
}

/** A key of alerts as it was before the merge. Times are ISO 8601. */
interface KeptKey {
  key: string;
  atEnd: string;
  endedAt: string | null;
}

type Tx = Prisma.TransactionClient;

/**
 * Brings the firings of one incident to another, and what fires later with them. How the other one ends with its alerts
 * is left to its own rules. @returns the keys as they were
 */
export async function moveAlerts(tx: Tx, { mergeId, sourceId, targetId }: Pair): Promise<KeptKey[]> {
  // A firing is the other's own unless only merges have brought it there.
  await tx.$executeRaw`
    insert into incident_merge_alert (merge_id, firing_id, was_there, row)
    select ${mergeId}::uuid, x.firing_id,
           y.firing_id is not null and not exists (
             select 1 from incident_merge_alert e join incident_merge m on m.id = e.merge_id
              where m.target_id = ${targetId}::uuid and e.firing_id = x.firing_id and not e.was_there),
           to_jsonb(x)
      from incident_alert x
      left join incident_alert y on y.incident_id = ${targetId}::uuid and y.firing_id = x.firing_id
     where x.incident_id = ${sourceId}::uuid`;
  await tx.$executeRaw`
    delete from incident_alert x using incident_alert y
     where x.incident_id = ${sourceId}::uuid and y.incident_id = ${targetId}::uuid and y.firing_id = x.firing_id`;
  await tx.$executeRaw`update incident_alert set incident_id = ${targetId}::uuid where incident_id = ${sourceId}::uuid`;
  const keys = await tx.alertIncidentKey.findMany({
    where: { incidentId: sourceId },
    select: { key: true, atEnd: true, endedAt: true },
  });
  await tx.$executeRaw`
    update alert_incident_key set incident_id = ${targetId}::uuid, at_end = 'nothing',
           ended_at = (select max(o.ended_at) from alert_incident_key o where o.incident_id = ${targetId}::uuid)
     where incident_id = ${sourceId}::uuid`;
  return keys.map(({ endedAt, ...key }) => ({ ...key, endedAt: endedAt?.toISOString() ?? null }));
}

/**
 * Gives exactly those firings back, but for those that somebody has taken out since then. What fired later stays where
 * it is.
 */
export async function returnAlerts(
  tx: Tx,
  { mergeId, sourceId, targetId, keys }: Pair & { keys: unknown },
): Promise<void> {
  await tx.$executeRaw`
    insert into incident_alert (incident_id, organization_id, firing_id, alert_id, attached_at, fired_told_at, ended_told_at, evidence, attempts, next_attempt_at)
    select ${sourceId}::uuid, k.organization_id, k.firing_id, k.alert_id, k.attached_at,
           coalesce(k.fired_told_at, y.fired_told_at), coalesce(k.ended_told_at, y.ended_told_at),
           coalesce(y.evidence, k.evidence), k.attempts, k.next_attempt_at
      from incident_merge_alert e
     cross join lateral jsonb_populate_record(null::incident_alert, e.row) k
      left join incident_alert y on y.incident_id = ${targetId}::uuid and y.firing_id = e.firing_id
     where e.merge_id = ${mergeId}::uuid and (e.was_there or y.firing_id is not null)
    on conflict (incident_id, firing_id) do nothing`;
  await tx.$executeRaw`
    delete from incident_alert y using incident_merge_alert e
     where e.merge_id = ${mergeId}::uuid and not e.was_there
       and y.incident_id = ${targetId}::uuid and y.firing_id = e.firing_id
       and not exists (select 1 from incident_merge_alert o join incident_merge m on m.id = o.merge_id
                        where m.target_id = ${targetId}::uuid and m.id <> ${mergeId}::uuid and o.firing_id = e.firing_id)`;
  // A key that another incident has taken since then stays there.
  await tx.$executeRaw`
    update alert_incident_key a set incident_id = ${sourceId}::uuid, at_end = r."atEnd", ended_at = r."endedAt"
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(key text, "atEnd" text, "endedAt" timestamptz)
     where a.key = r.key and a.incident_id = ${targetId}::uuid`;
}
