import { ALERT_COLUMNS, ALERT_TABLES, type AlertRow, toState } from "@/server/alert/alert-rows";
import type { RoomAlert } from "@/server/alert/contract";
import { windowsNow } from "@/server/alert/windows-now";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { seesAll } from "@/server/platform/incident-access";

/** More than these are not shown at once. */
const MOST = 10_000;

/** What a room is about, what fires first, each with its firings there. @throws AppError NOT_FOUND, FORBIDDEN */
export async function listIncidentAlerts(context: SignedIn, incidentNumber: number): Promise<RoomAlert[]> {
  const { viewer, services } = context;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "incident:read", incident);
  const now = services.clock.now();
  const windowAt = await windowsNow(context);
  const { rows } = await services.pool.query<AlertRow & { firings: RoomAlert["firings"] }>(
    `select ${ALERT_COLUMNS}, r.firings from ${ALERT_TABLES}
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
    ...toState(row, windowAt, now),
    firings: firings.map(({ id, startsAt, endsAt, attachedAt }) => ({
      id,
      startsAt: iso(startsAt),
      endsAt: endsAt === null ? null : iso(endsAt),
      attachedAt: iso(attachedAt),
    })),
  }));
}
