import type { Services } from "@/server/platform/context";
import type { FiringAlert } from "@/server/ports/alert-feed";

interface Holding {
  sourceId: string;
  organizationId: string;
  receiver: string;
  fires: readonly FiringAlert[];
}

/** What a source does not tell of any more is held back by nothing. */
const STORE = `
  update alert a
     set silenced_by = n.silenced_by, inhibited_by = n.inhibited_by, muted_by = n.muted_by,
         suppressed_at = case when cardinality(n.silenced_by || n.inhibited_by || n.muted_by) = 0 then null
                              else coalesce(a.suppressed_at, $4::timestamptz) end
    from (select o.id, coalesce(r.silenced_by, '{}') as silenced_by, coalesce(r.inhibited_by, '{}') as inhibited_by,
                 coalesce(r.muted_by, '{}') as muted_by
            from alert o left join alert_group g on g.id = o.group_id
            left join jsonb_to_recordset($3::jsonb) as r(fingerprint text, silenced_by text[], inhibited_by text[],
                                                         muted_by text[]) on r.fingerprint = o.fingerprint
           where o.source_id = $1 and coalesce(g.receiver, $2) = $2
             and (r.fingerprint is not null or o.suppressed_at is not null)) n
   where a.id = n.id
     and (a.silenced_by, a.inhibited_by, a.muted_by) is distinct from (n.silenced_by, n.inhibited_by, n.muted_by)`;

/** Keeps what holds alerts back, as the source says now. @returns how many stand otherwise than before */
export async function storeSuppression({ pool, clock }: Services, holding: Holding): Promise<number> {
  const { sourceId, organizationId, receiver, fires } = holding;
  const rows = fires.map(({ fingerprint, heldBy: { silences, alerts, times } }) => ({
    fingerprint,
    silenced_by: silences.toSorted(),
    inhibited_by: alerts.toSorted(),
    muted_by: times.toSorted(),
  }));
  const { rowCount } = await pool.query(STORE, [sourceId, receiver, JSON.stringify(rows), clock.now()]);
  const changed = rowCount ?? 0;
  if (changed > 0)
    await pool.query("select pg_notify('alerts', $1)", [JSON.stringify({ organization: organizationId })]);
  return changed;
}
