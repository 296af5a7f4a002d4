import type pg from "pg";

/** An alert as it stands. */
export interface ManyAlert {
  group: string;
  labels: Record<string, string>;
  startsAt: Date;
  endsAt: Date | null;
  silencedBy: readonly string[];
  inhibitedBy: readonly string[];
}

const GROUPS = `
  insert into alert_group (organization_id, source_id, group_key, labels, told_at)
  select distinct $1::uuid, $2::uuid, r."group", jsonb_build_object('group', r."group"), now()
    from jsonb_to_recordset($3::jsonb) as r("group" text)
  on conflict do nothing`;
const ALERTS = `
  with told as (
    insert into alert (organization_id, source_id, fingerprint, group_id, name, labels, starts_at, ends_at, told_at,
                       silenced_by, inhibited_by)
    select $1::uuid, $2::uuid, gen_random_uuid()::text, g.id, r.labels->>'alertname', r.labels, r."startsAt", r."endsAt",
           r."startsAt", array(select jsonb_array_elements_text(r."silencedBy")),
           array(select jsonb_array_elements_text(r."inhibitedBy"))
      from jsonb_to_recordset($3::jsonb) as r("group" text, labels jsonb, "startsAt" timestamptz, "endsAt" timestamptz,
                                              "silencedBy" jsonb, "inhibitedBy" jsonb)
      join alert_group g on g.source_id = $2::uuid and g.group_key = r."group"
    returning id, labels, starts_at, ends_at)
  insert into alert_firing (organization_id, alert_id, starts_at, told_ends_at, ends_at, labels, told_at, told_by, outcome)
  select $1::uuid, id, starts_at, ends_at, ends_at, labels, starts_at, 0, 'unattached' from told`;

/** Stores alerts of a source as if it had told of them, in two statements however many there are. */
export async function storeMany(
  pool: pg.Pool,
  { organizationId, sourceId, alerts }: { organizationId: string; sourceId: string; alerts: readonly ManyAlert[] },
): Promise<void> {
  const values = [organizationId, sourceId, JSON.stringify(alerts)];
  await pool.query(GROUPS, values);
  await pool.query(ALERTS, values);
}
