import { ALERT_COLUMNS, ALERT_TABLES, type AlertRow, toState } from "@/server/alert/alert-rows";
import type { AlertDetail, FiringHistory, ToldBy } from "@/server/alert/contract/alert-list";
import { panelInRoom } from "@/server/alert/panel-in-room";
import { windowsNow } from "@/server/alert/windows-now";
import { RECONCILIATION } from "@/server/intake/contract";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { seesAll } from "@/server/platform/incident-access";

const FIRINGS = 50;
const ALERT = `
  select ${ALERT_COLUMNS}, case when g.id is not null then json_build_object('groupKey', g.group_key, 'labels', g.labels,
           'receiver', g.receiver) end as "group"
    from ${ALERT_TABLES} where a.organization_id = $1 and a.id = $3`;
const HISTORY = `
  select f.id, f.starts_at as "startsAt", f.ends_at as "endsAt", f.acknowledged_at as "acknowledgedAt", f.outcome,
         f.told_by as "toldBy",
         array(select i.number from incident_alert x join incident i on i.id = x.incident_id
                where x.firing_id = f.id and incident_seen_by(i, $2, $3) order by i.number) as incidents
    from alert_firing f where f.alert_id = $1 order by f.starts_at desc limit ${FIRINGS}`;
/** What was said last of each firing, and the ends that were asked for: those are as old as their deliveries. */
const TOLD = `
  select id::text, received_at as "receivedAt", coalesce(headers->>'user-agent', '') as sender
    from webhook_delivery
   where organization_id = $1 and (id = any ($2::bigint[]) or (received_at = any ($3::timestamptz[]) and source_id = $4
         and headers->>'user-agent' = '${RECONCILIATION}'))
   order by webhook_delivery.id desc`;

type FiringRow = Omit<FiringHistory, "startsAt" | "endsAt" | "acknowledgedAt"> & {
  startsAt: Date;
  endsAt: Date | null;
  acknowledgedAt: Date | null;
  toldBy: string;
};

/** All that is known of an alert. @throws AppError FORBIDDEN; NOT_FOUND, alike for one of somebody else */
export async function readAlert(context: SignedIn, id: string): Promise<AlertDetail> {
  const { viewer, services } = context;
  authorize(viewer, "incident:read");
  const now = services.clock.now();
  const { organizationId, userId } = viewer;
  const { rows } = await services.pool.query<AlertRow & Pick<AlertDetail, "group">>(ALERT, [
    organizationId,
    now,
    id,
    userId,
    seesAll(viewer),
  ]);
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND");
  const [windowAt, panel, { rows: history }] = await Promise.all([
    windowsNow(context),
    panelInRoom(context, row.links, row.incidents),
    services.pool.query<FiringRow>(HISTORY, [id, userId, seesAll(viewer)]),
  ]);
  const told = await services.pool.query<Omit<ToldBy, "isRepair" | "receivedAt"> & { receivedAt: Date }>(TOLD, [
    organizationId,
    [...new Set(history.map(({ toldBy }) => toldBy))],
    history.flatMap(({ endsAt }) => endsAt ?? []),
    row.source.id,
  ]);
  return {
    ...toState(row, windowAt, now),
    group: row.group,
    panel,
    firings: history.map(({ id: firingId, outcome, incidents, startsAt, endsAt, acknowledgedAt }) => ({
      id: firingId,
      outcome,
      incidents,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
      acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    })),
    deliveries: told.rows.map(({ receivedAt, ...rest }) => ({
      ...rest,
      receivedAt: receivedAt.toISOString(),
      isRepair: rest.sender === RECONCILIATION,
    })),
  };
}
