import type {
  AlertGroupState,
  AlertList,
  AlertState,
  ListAlertsInput,
  Outcome,
  RoomAlert,
} from "@/server/alert/contract";
import { isFlapping } from "@/server/alert/rules/is-flapping";
import type { AlertLinks } from "@/server/intake/contract/reported";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import { seesAll } from "@/server/platform/incident-access";

interface Row {
  id: string;
  fingerprint: string;
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  values: Record<string, number>;
  links: AlertLinks;
  source: AlertState["source"];
  group: { id: string; groupKey: string; labels: Record<string, string>; receiver: string; truncated: number } | null;
  startsAt: Date;
  endsAt: Date | null;
  acknowledgedAt: Date | null;
  toldAt: Date;
  beginnings: number[];
  incidents: number[];
  outcome: Outcome | null;
}

/** More than these are not shown at once: a filter finds the rest. */
const MOST = 10_000;
/** How long what has ended is listed. */
const RECENT_DAYS = 7;
/** `n` is the newest firing; $4 and $5 are the reader, and whether they see every incident. */
const COLUMNS = `
  a.id, a.fingerprint, a.name, a.labels, a.annotations, a."values", a.links,
  json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) as source,
  case when g.id is not null then json_build_object('id', g.id, 'groupKey', g.group_key, 'labels', g.labels,
    'receiver', g.receiver, 'truncated', g.truncated) end as "group",
  a.starts_at as "startsAt", a.ends_at as "endsAt", n.acknowledged_at as "acknowledgedAt", a.told_at as "toldAt", n.outcome,
  array(select extract(epoch from f.starts_at)::float8 * 1000 from alert_firing f
         where f.alert_id = a.id and f.starts_at > $2::timestamptz - interval '1 hour') as beginnings,
  array(select i.number from incident_alert x join incident i on i.id = x.incident_id
         where x.firing_id = n.id and incident_seen_by(i, $4, $5) order by i.number) as incidents`;
const TABLES = `
  alert a join alert_source s on s.id = a.source_id left join alert_group g on g.id = a.group_id
  join alert_firing n on n.alert_id = a.id and n.starts_at = a.starts_at`;

function toState(row: Row, now: Date): AlertState {
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
  };
}

/** @throws AppError BAD_INPUT, with the field's code, for what is no list of matchers */
function filterOf(text: string): (labels: Readonly<Record<string, string>>) => boolean {
  if (text.trim() === "") return () => true;
  const refused = (code: string, more: object = {}) =>
    new AppError("BAD_INPUT", undefined, { fields: [{ path: "filter", code, ...more }] });
  const { matchers, problem } = parseMatchers(text);
  if (problem) throw refused(problem.code, { start: problem.start, end: problem.end });
  const fits = compileMatchers(matchers);
  if (!fits) throw refused("badPattern");
  return fits;
}

/**
 * Alerts by the groups that their sources tell of, what fires and what began last first.
 * @throws AppError FORBIDDEN; BAD_INPUT for a filter that cannot be read
 */
export async function listAlerts({ viewer, services }: SignedIn, input: ListAlertsInput): Promise<AlertList> {
  authorize(viewer, "incident:read");
  const { filter, state, offset, limit } = input;
  const fits = filterOf(filter);
  const now = services.clock.now();
  const { rows } = await services.pool.query<Row>(
    `select ${COLUMNS} from ${TABLES}
      where a.organization_id = $1
        and case $3 when 'firing' then a.ends_at is null
                    when 'resolved' then a.ends_at > $2::timestamptz - interval '${RECENT_DAYS} days'
                    else a.ends_at is null or a.ends_at > $2::timestamptz - interval '${RECENT_DAYS} days' end
      order by a.ends_at is not null, a.starts_at desc, a.id limit ${MOST}`,
    [viewer.organizationId, now, state, viewer.userId, seesAll(viewer)],
  );
  const groups = new Map<string, AlertGroupState>();
  const shown = rows.filter(({ labels, name }) => fits({ alertname: name, ...labels }));
  for (const row of shown) {
    const key = row.group?.id ?? row.source.id;
    const { id = null, groupKey = "", labels = {}, receiver = "", truncated = 0 } = row.group ?? {};
    const empty = { id, groupKey, labels, receiver, truncated, source: row.source, firing: 0, resolved: 0, alerts: [] };
    const group: AlertGroupState = groups.get(key) ?? empty;
    group.alerts.push(toState(row, now));
    group[row.endsAt === null ? "firing" : "resolved"] += 1;
    groups.set(key, group);
  }
  const firing = shown.filter(({ endsAt }) => endsAt === null).length;
  return {
    groups: [...groups.values()].slice(offset, offset + limit),
    firing,
    resolved: shown.length - firing,
    hasMore: groups.size > offset + limit,
  };
}

/** What a room is about, what fires first, each with its firings there. @throws AppError NOT_FOUND, FORBIDDEN */
export async function listIncidentAlerts(context: SignedIn, incidentNumber: number): Promise<RoomAlert[]> {
  const { viewer, services } = context;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "incident:read", incident);
  const now = services.clock.now();
  const { rows } = await services.pool.query<Row & { firings: RoomAlert["firings"] }>(
    `select ${COLUMNS}, r.firings from ${TABLES}
       join (select x.alert_id, json_agg(json_build_object('id', f.id, 'startsAt', f.starts_at, 'endsAt', f.ends_at,
                                            'attachedAt', x.attached_at) order by f.starts_at) as firings
               from incident_alert x join alert_firing f on f.id = x.firing_id
              where x.incident_id = $3 group by x.alert_id) r on r.alert_id = a.id
      where a.organization_id = $1
      order by a.ends_at is not null, a.starts_at desc, a.id limit ${MOST}`,
    [viewer.organizationId, now, incident.id, viewer.userId, seesAll(viewer)],
  );
  const iso = (time: string) => new Date(time).toISOString();
  return rows.map(({ firings, ...row }) => ({
    ...toState(row, now),
    firings: firings.map(({ id, startsAt, endsAt, attachedAt }) => ({
      id,
      startsAt: iso(startsAt),
      endsAt: endsAt === null ? null : iso(endsAt),
      attachedAt: iso(attachedAt),
    })),
  }));
}
