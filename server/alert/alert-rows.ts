import type { AlertState, Fired, Outcome, Suppression } from "@/server/alert/contract";
import { isFlapping } from "@/server/alert/rules/is-flapping";
import { suppressionOf, type WindowAt } from "@/server/alert/rules/suppression-of";
import type { AlertLinks } from "@/server/intake/contract/reported";

/** What decides how an alert stands. */
export interface HeldRow {
  labels: Record<string, string>;
  endsAt: Date | null;
  silencedBy: string[];
  inhibitedBy: string[];
  mutedBy: string[];
}

/** An alert as `ALERT_COLUMNS` reads it. */
export interface AlertRow extends HeldRow {
  id: string;
  fingerprint: string;
  name: string;
  annotations: Record<string, string>;
  values: Record<string, number>;
  links: AlertLinks;
  source: AlertState["source"];
  startsAt: Date;
  acknowledgedAt: Date | null;
  toldAt: Date;
  beginnings: number[];
  recent: Fired[] | null;
  incidents: number[];
  outcome: Outcome | null;
}

export const HELD_COLUMNS = `a.silenced_by as "silencedBy", a.inhibited_by as "inhibitedBy", a.muted_by as "mutedBy"`;
/** `n` is the newest firing; $2 is now, $4 and $5 are the reader, and whether they see every incident. */
export const ALERT_COLUMNS = `
  a.id, a.fingerprint, a.name, a.labels, a.annotations, a."values", a.links, ${HELD_COLUMNS},
  json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) as source,
  a.starts_at as "startsAt", a.ends_at as "endsAt", n.acknowledged_at as "acknowledgedAt", a.told_at as "toldAt", n.outcome,
  array(select extract(epoch from f.starts_at)::float8 * 1000 from alert_firing f
         where f.alert_id = a.id and f.starts_at > $2::timestamptz - interval '1 hour') as beginnings,
  (select json_agg(json_build_object('startsAt', r.starts_at, 'endsAt', r.ends_at) order by r.starts_at)
     from (select f.starts_at, f.ends_at from alert_firing f
            where f.alert_id = a.id and (f.ends_at is null or f.ends_at > $2::timestamptz - interval '6 hours')
            order by f.starts_at desc limit 50) r) as recent,
  array(select i.number from incident_alert x join incident i on i.id = x.incident_id
         where x.firing_id = n.id and incident_seen_by(i, $4, $5) order by i.number) as incidents`;
export const ALERT_TABLES = `
  alert a join alert_source s on s.id = a.source_id left join alert_group g on g.id = a.group_id
  join alert_firing n on n.alert_id = a.id and n.starts_at = a.starts_at`;

const iso = (time: string) => new Date(time).toISOString();

/** Null for what has ended: nobody would be told of it anyway. */
export function suppressionAt(row: HeldRow, windowAt: WindowAt, now: Date): Suppression | null {
  return row.endsAt === null ? suppressionOf(row, windowAt, now) : null;
}

export function toState(row: AlertRow, windowAt: WindowAt, now: Date): AlertState {
  const { id, fingerprint, name, labels, annotations, values, links, source, incidents, outcome, beginnings } = row;
  return {
    id,
    fingerprint,
    name,
    labels,
    annotations,
    values,
    links,
    source,
    incidents,
    outcome,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    toldAt: row.toldAt.toISOString(),
    isFlapping: isFlapping(
      beginnings.map((start) => new Date(start)),
      now,
    ),
    suppression: suppressionAt(row, windowAt, now),
    recent: (row.recent ?? []).map(({ startsAt, endsAt }) => ({
      startsAt: iso(startsAt),
      endsAt: endsAt === null ? null : iso(endsAt),
    })),
  };
}
