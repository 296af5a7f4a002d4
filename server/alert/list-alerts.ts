import {
  ALERT_COLUMNS,
  ALERT_TABLES,
  type AlertRow,
  HELD_COLUMNS,
  type HeldRow,
  suppressionAt,
  toState,
} from "@/server/alert/alert-rows";
import type { AlertState, Suppression } from "@/server/alert/contract";
import type { AlertGroupState, AlertList, AlertTab, ListAlertsInput } from "@/server/alert/contract/alert-list";
import { findServices } from "@/server/alert/find-services";
import { readFilter } from "@/server/alert/read-filter";
import type { WindowAt } from "@/server/alert/rules/suppression-of";
import { windowsBetween } from "@/server/maintenance/queries";
import { windowOf } from "@/server/maintenance/rules/window-of";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { seesAll } from "@/server/platform/incident-access";

/** More than these are not looked at: a filter finds the rest. */
const MOST = 20_000;
/** How long what has ended is listed. */
const RECENT_DAYS = 7;

interface BriefRow extends HeldRow {
  id: string;
  name: string;
  sourceId: string;
  groupId: string | null;
}
const BRIEF = `
  select a.id, a.name, a.labels, a.ends_at as "endsAt", a.source_id as "sourceId", a.group_id as "groupId", ${HELD_COLUMNS}
    from alert a
   where a.organization_id = $1 and (a.ends_at is null or a.ends_at > $2::timestamptz - interval '${RECENT_DAYS} days')
     and ($3::uuid is null or a.source_id = $3)
     and ($4::uuid is null or exists (select 1 from incident_alert x where x.alert_id = a.id and x.incident_id = $4))
   order by a.ends_at is not null, a.starts_at desc, a.id limit ${MOST + 1}`;
const GROUPS = `
  select s.id as "sourceId", json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) as source, g.id, g.group_key as "groupKey",
         g.labels, g.receiver, case when g.completed_at >= g.told_at then 0 else g.truncated end as truncated
    from unnest($1::uuid[], $2::uuid[]) as k(source_id, group_id)
    join alert_source s on s.id = k.source_id left join alert_group g on g.id = k.group_id`;
const FULL = `select ${ALERT_COLUMNS} from ${ALERT_TABLES} where a.organization_id = $1 and a.id = any ($3)`;

interface Entry {
  row: BriefRow;
  tab: Exclude<AlertTab, "any">;
}
interface Counted {
  firing: number;
  silenced: number;
  resolved: number;
  ids: string[];
  first: BriefRow;
}

const tabOf = (row: BriefRow, held: Suppression | null): Entry["tab"] =>
  row.endsAt !== null ? "resolved" : held ? "silenced" : "firing";

/** What holds alerts of an organization back besides their sources. */
export async function windowsNow({ services, viewer }: SignedIn): Promise<WindowAt> {
  const now = services.clock.now();
  return windowOf(await windowsBetween(services.db, viewer.organizationId, now, now));
}

/**
 * Alerts by the groups that their sources tell of, what fires and what began last first.
 * @throws AppError FORBIDDEN; BAD_INPUT for a filter that cannot be read; NOT_FOUND for an incident that is not there
 */
export async function listAlerts(context: SignedIn, input: ListAlertsInput): Promise<AlertList> {
  const { viewer, services } = context;
  authorize(viewer, "incident:read");
  const fits = readFilter(input.filter);
  const { organizationId } = viewer;
  const now = services.clock.now();
  const about = input.incidentNumber === undefined ? null : await findIncident(context, input.incidentNumber);
  const [windowAt, { rows }, findService] = await Promise.all([
    windowsNow(context),
    services.pool.query<BriefRow>(BRIEF, [organizationId, now, input.sourceId ?? null, about?.id ?? null]),
    input.serviceId ? findServices(services.db, organizationId) : null,
  ]);
  const counts = { firing: 0, silenced: 0, resolved: 0 };
  const groups = new Map<string, Counted>();
  for (const row of rows.slice(0, MOST)) {
    const { labels, name } = row;
    if (!fits({ alertname: name, ...labels })) continue;
    if (findService && findService(labels.service, labels)?.id !== input.serviceId) continue;
    const held = suppressionAt(row, windowAt, now);
    if (input.suppression && held?.kind !== input.suppression) continue;
    const tab = tabOf(row, held);
    counts[tab] += 1;
    if (input.state !== "any" && input.state !== tab) continue;
    const key = row.groupId ?? row.sourceId;
    const group = groups.get(key) ?? { firing: 0, silenced: 0, resolved: 0, ids: [], first: row };
    group[tab] += 1;
    group.ids.push(row.id);
    groups.set(key, group);
  }
  const { offset, limit, perGroup, more } = input;
  const shown = [...groups].slice(offset, offset + limit).map(([key, group]) => {
    const ids = group.ids.slice(0, Math.max(perGroup, Object.hasOwn(more, key) ? (more[key] ?? 0) : 0));
    return { key, ...group, ids };
  });
  return {
    groups: await complete(context, shown, windowAt),
    ...counts,
    hasMore: groups.size > offset + limit,
    isCut: rows.length > MOST,
  };
}

/** Brings what is to be shown of the groups, and of nothing else. */
async function complete(
  { viewer, services }: SignedIn,
  shown: readonly (Counted & { key: string })[],
  windowAt: WindowAt,
): Promise<AlertGroupState[]> {
  if (shown.length === 0) return [];
  const now = services.clock.now();
  const ids = shown.flatMap((group) => group.ids);
  const [{ rows: heads }, { rows }] = await Promise.all([
    services.pool.query<Omit<AlertGroupState, "key" | "alerts"> & { sourceId: string }>(GROUPS, [
      shown.map(({ first }) => first.sourceId),
      shown.map(({ first }) => first.groupId),
    ]),
    services.pool.query<AlertRow>(FULL, [viewer.organizationId, now, ids, viewer.userId, seesAll(viewer)]),
  ]);
  const states = new Map<string, AlertState>(rows.map((row) => [row.id, toState(row, windowAt, now)]));
  return shown.flatMap(({ key, first, firing, silenced, resolved, ids: own }) => {
    const head = heads.find(({ id, sourceId }) => id === first.groupId && sourceId === first.sourceId);
    if (!head) return [];
    const { source, id, groupKey, labels, receiver, truncated } = head;
    const facts = {
      id,
      groupKey: groupKey ?? "",
      labels: labels ?? {},
      receiver: receiver ?? "",
      truncated: truncated ?? 0,
    };
    const alerts = own.flatMap((alertId) => states.get(alertId) ?? []);
    return [{ key, ...facts, source, firing, silenced, resolved, alerts }];
  });
}
