import type { PlacedAlert } from "@/server/alert/place-reports";
import type { ReadDelivery } from "@/server/intake/read-deliveries";
import type { Prisma } from "@/server/platform/prisma-client/client";

const GROUPS = `
  insert into alert_group as g (organization_id, source_id, group_key, labels, receiver, external_url, truncated, told_at)
  select $1::uuid, r.* from jsonb_to_recordset($2::jsonb) as r(source_id uuid, group_key text, labels jsonb, receiver text,
                                                    external_url text, truncated int, told_at timestamptz)
  on conflict (source_id, group_key) do update
     set labels = excluded.labels, receiver = excluded.receiver, external_url = excluded.external_url,
         truncated = excluded.truncated, told_at = excluded.told_at
   where excluded.told_at >= g.told_at`;

const ALERTS = `
  insert into alert (organization_id, source_id, fingerprint, name, starts_at, told_at)
  select $1::uuid, r.source_id, r.fingerprint, '', r.starts_at, 'epoch'
    from jsonb_to_recordset($2::jsonb) as r(source_id uuid, fingerprint text, starts_at timestamptz)
  on conflict (source_id, fingerprint) do nothing`;

const IDS = `
  select a.id, a.source_id as "sourceId", a.fingerprint
    from jsonb_to_recordset($1::jsonb) as r(source_id uuid, fingerprint text) join alert a using (source_id, fingerprint)`;

/** As `mergeFacts` has it: the earliest end, the earliest acknowledgement, the words that were said last. */
const FIRINGS = `
  insert into alert_firing as f (organization_id, alert_id, starts_at, told_ends_at, acknowledged_at, labels, annotations,
                                 "values", links, told_at, told_by, heard_at)
  select $1::uuid, r.alert_id, r.starts_at, r.ends_at, r.acknowledged_at, coalesce(r.labels, '{}'),
         coalesce(r.annotations, '{}'), coalesce(r.numbers, '{}'), coalesce(r.links, '{}'), coalesce(r.told_at, 'epoch'),
         coalesce(r.told_by, 0), $3::timestamptz
    from jsonb_to_recordset($2::jsonb) as r(alert_id uuid, starts_at timestamptz, ends_at timestamptz,
           acknowledged_at timestamptz, labels jsonb, annotations jsonb, numbers jsonb, links jsonb, told_at timestamptz,
           told_by bigint)
  on conflict (alert_id, starts_at) do update
     set told_ends_at = least(f.told_ends_at, excluded.told_ends_at),
         acknowledged_at = least(f.acknowledged_at, excluded.acknowledged_at),
         (labels, annotations, "values", links, told_at, told_by) = (
           select n.labels, n.annotations, n."values", n.links, n.told_at, n.told_by
             from (values (f.labels, f.annotations, f."values", f.links, f.told_at, f.told_by),
                          (excluded.labels, excluded.annotations, excluded."values", excluded.links, excluded.told_at,
                           excluded.told_by)) as n(labels, annotations, "values", links, told_at, told_by)
            order by n.told_at desc, n.told_by desc limit 1)`;

/** As `alertHistory` has it: a firing ends where the next one begins. What comes between two changes the one before. */
const ENDS = `
  with touched as (
    select alert_id, starts_at from jsonb_to_recordset($1::jsonb) as r(alert_id uuid, starts_at timestamptz)
  ), near as (
    select alert_id, starts_at from touched
     union
    select t.alert_id, p.starts_at from touched t cross join lateral (
      select f.starts_at from alert_firing f
       where f.alert_id = t.alert_id and f.starts_at < t.starts_at order by f.starts_at desc limit 1) p
  ), due as (
    select f.id, least(f.told_ends_at, (select min(n.starts_at) from alert_firing n
                                         where n.alert_id = f.alert_id and n.starts_at > f.starts_at)) as ends_at
      from near join alert_firing f using (alert_id, starts_at)
  )
  update alert_firing f set ends_at = due.ends_at from due where f.id = due.id and f.ends_at is distinct from due.ends_at`;

const NEWEST = `
  update alert a
     set starts_at = f.starts_at, ends_at = f.ends_at,
         (name, labels, annotations, "values", links, told_at) = (
           select case when f.told_by = 0 then a.name else left(coalesce(f.labels->>'alertname', ''), 1000) end,
                  case when f.told_by = 0 then a.labels else f.labels end,
                  case when f.told_by = 0 then a.annotations else f.annotations end,
                  case when f.told_by = 0 then a."values" else f."values" end,
                  case when f.told_by = 0 then a.links else f.links end,
                  greatest(a.told_at, f.told_at)),
         group_id = coalesce(g.id, a.group_id)
    from jsonb_to_recordset($1::jsonb) as r(alert_id uuid, source_id uuid, group_key text)
    cross join lateral (select * from alert_firing x where x.alert_id = r.alert_id order by x.starts_at desc limit 1) f
    left join alert_group g on g.source_id = r.source_id and g.group_key = r.group_key
   where a.id = r.alert_id`;

/** The groups of a batch, each as the last delivery has it. */
function groupsOf(deliveries: readonly ReadDelivery[]) {
  const groups = new Map<string, object>();
  for (const { source, receivedAt, report } of deliveries) {
    const { group } = report;
    if (!group) continue;
    groups.set(`${source.id}/${group.key}`, {
      source_id: source.id,
      group_key: group.key,
      labels: group.labels,
      receiver: group.receiver,
      external_url: group.externalUrl,
      truncated: group.truncated,
      told_at: receivedAt,
    });
  }
  return [...groups.values()];
}

/**
 * Brings what a batch says into the tables, in a few statements whatever its size. The caller holds the organization's
 * lock.
 * @returns ids of the alerts that it speaks of
 */
export async function storeFirings(
  tx: Prisma.TransactionClient,
  {
    organizationId,
    deliveries,
    alerts,
    now,
  }: {
    organizationId: string;
    deliveries: readonly ReadDelivery[];
    alerts: readonly PlacedAlert[];
    now: Date;
  },
): Promise<string[]> {
  const groups = groupsOf(deliveries);
  if (groups.length > 0) await tx.$executeRawUnsafe(GROUPS, organizationId, JSON.stringify(groups));
  if (alerts.length === 0) return [];
  const keys = alerts.map(({ sourceId, fingerprint, facts }) => ({
    source_id: sourceId,
    fingerprint,
    starts_at: facts[0]?.startsAt,
  }));
  await tx.$executeRawUnsafe(ALERTS, organizationId, JSON.stringify(keys));
  const found = await tx.$queryRawUnsafe<{ id: string; sourceId: string; fingerprint: string }[]>(
    IDS,
    JSON.stringify(keys),
  );
  const ids = new Map(found.map(({ id, sourceId, fingerprint }) => [`${sourceId}/${fingerprint}`, id]));
  const idOf = ({ sourceId, fingerprint }: PlacedAlert) => ids.get(`${sourceId}/${fingerprint}`);
  const firings = alerts.flatMap((alert) =>
    alert.facts.map(({ startsAt, endsAt, acknowledgedAt, told }) => ({
      alert_id: idOf(alert),
      starts_at: startsAt,
      ...(endsAt !== null && { ends_at: endsAt }),
      ...(acknowledgedAt !== null && { acknowledged_at: acknowledgedAt }),
      ...(told && {
        labels: told.labels,
        annotations: told.annotations,
        numbers: told.values,
        links: told.links,
        told_at: told.at,
        told_by: String(told.by),
      }),
    })),
  );
  const stored = JSON.stringify(firings);
  await tx.$executeRawUnsafe(FIRINGS, organizationId, stored, now);
  await tx.$executeRawUnsafe(ENDS, stored);
  const newest = alerts.map((alert) => ({
    alert_id: idOf(alert),
    source_id: alert.sourceId,
    ...(alert.groupKey !== null && { group_key: alert.groupKey }),
  }));
  await tx.$executeRawUnsafe(NEWEST, JSON.stringify(newest));
  return [...ids.values()];
}
