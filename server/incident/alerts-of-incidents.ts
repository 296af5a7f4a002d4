import type { IncidentAlerts } from "@/server/incident/contract";
import type { Services } from "@/server/platform/context";

interface Row extends IncidentAlerts {
  incidentId: string;
}

/** Of a long incident the newest spans. */
const SPANS_MOST = 20;
/** One question for a whole page: firings that overlap are one span. */
const ALERTS = `
  select o.incident_id as "incidentId", o.firing,
         (select json_agg(json_build_object('startsAt', s.starts, 'endsAt', s.ends) order by s.starts)
            from (select lower(r) as starts, upper(r) as ends from unnest(o.spans) r
                   order by lower(r) desc limit ${SPANS_MOST}) s) as spans
    from (select x.incident_id, count(distinct x.alert_id) filter (where f.ends_at is null)::int as firing,
                 range_agg(tstzrange(f.starts_at, case when f.ends_at is not null then greatest(f.starts_at, f.ends_at) end, '[]'))
                   as spans
            from incident_alert x join alert_firing f on f.id = x.firing_id
           where x.incident_id = any ($1::uuid[])
           group by x.incident_id) o`;

/** What fires in incidents, by their id; those without alerts are not in it. Whoever asks has to see them. */
export async function alertsOfIncidents(
  { pool }: Pick<Services, "pool">,
  incidentIds: readonly string[],
): Promise<Map<string, IncidentAlerts>> {
  if (incidentIds.length === 0) return new Map();
  const { rows } = await pool.query<Row>(ALERTS, [incidentIds]);
  const iso = (time: string) => new Date(time).toISOString();
  return new Map(
    rows.map(({ incidentId, firing, spans }) => [
      incidentId,
      {
        firing,
        spans: spans.map(({ startsAt, endsAt }) => ({ startsAt: iso(startsAt), endsAt: endsAt && iso(endsAt) })),
      },
    ]),
  );
}
