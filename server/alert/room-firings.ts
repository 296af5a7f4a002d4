import type { FiringPart, RoomFirings } from "@/server/alert/contract/room-firings";
import { FLAPPING_BEGINNINGS } from "@/server/alert/rules/is-flapping";
import { sumFirings } from "@/server/alert/rules/sum-firings";
import type { AlertLinks } from "@/server/intake/contract/reported";
import { windowsBetween } from "@/server/maintenance/queries";
import { windowOf } from "@/server/maintenance/rules/window-of";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";

interface Row extends Omit<FiringPart, "since" | "panel"> {
  since: Date;
  links: AlertLinks | null;
}

/** Of each alert its newest firing in the room; `begun` is how often it fired within the last hour, here or elsewhere. */
const OWN = `
  select distinct on (x.alert_id) x.alert_id, f.starts_at, f.ends_at, f.acknowledged_at, f.labels, f.links,
         (select count(*) from alert_firing b
           where b.alert_id = x.alert_id and b.starts_at > $2::timestamptz - interval '1 hour') as begun
    from incident_alert x join alert_firing f on f.id = x.firing_id
   where x.incident_id = $1
   order by x.alert_id, f.starts_at desc`;
/** $3 are ids of alerts in maintenance. */
const PARTS = `
  select a.name, coalesce(own.labels->>'severity', '') as severity,
         case when own.ends_at is not null then 'resolved'
              when cardinality(a.silenced_by || a.inhibited_by || a.muted_by) > 0 or a.id = any ($3::uuid[]) then 'silenced'
              else 'firing' end as state,
         count(*)::int as count, count(own.acknowledged_at)::int as acknowledged,
         bool_or(own.begun >= ${FLAPPING_BEGINNINGS}) as "isFlapping",
         min(own.starts_at) as since, (array_agg(a.id order by own.starts_at, a.id))[1] as "alertId",
         (array_agg(own.links order by own.starts_at, a.id) filter (where own.links ? 'panelId'))[1] as links
    from (${OWN}) own join alert a on a.id = own.alert_id
   group by 1, 2, 3`;
const FIRING = `
  select distinct a.id, a.labels from incident_alert x join alert a on a.id = x.alert_id
   where x.incident_id = $1 and a.ends_at is null`;

/**
 * What fires in a room, in a few words however many alerts there are.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function roomFirings(context: SignedIn, incidentNumber: number): Promise<RoomFirings> {
  const { viewer, services } = context;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "incident:read", incident);
  const now = services.clock.now();
  const held = await inMaintenance(context, incident.id, now);
  const { rows } = await services.pool.query<Row>(PARTS, [incident.id, now, held]);
  return sumFirings(
    rows.map(({ links, since, ...part }) => ({ ...part, since: since.toISOString(), panel: panelOf(links) })),
  );
}

/** Matchers are read here and not by the database, and only while a window runs. */
async function inMaintenance({ services, viewer }: SignedIn, incidentId: string, now: Date): Promise<string[]> {
  const windows = await windowsBetween(services.db, viewer.organizationId, now, now);
  if (windows.length === 0) return [];
  const windowAt = windowOf(windows);
  const { rows } = await services.pool.query<{ id: string; labels: Record<string, string> }>(FIRING, [incidentId]);
  return rows.filter(({ labels }) => windowAt(labels, now.getTime()) !== null).map(({ id }) => id);
}

function panelOf(links: AlertLinks | null): FiringPart["panel"] {
  const { dashboardUid, panelId } = links ?? {};
  return dashboardUid && panelId !== undefined ? { dashboardUid, panelId } : null;
}
