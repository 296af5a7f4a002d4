import { severityLabelOf, shownLabels } from "@/server/alert/rules/shown-labels";
import { planTelling } from "@/server/alert/rules/plan-telling";
import { sourceActor } from "@/server/alert/source-actor";
import { resumeForAlerts } from "@/server/incident/resume-for-alerts";
import type { AlertLinks } from "@/server/intake/contract/reported";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { recordEvents, type ToldEvent } from "@/server/timeline/record-events";

interface Untold {
  incidentId: string;
  firingId: string;
  name: string;
  labels: Record<string, string>;
  links: AlertLinks;
  source: { name: string; kind: string };
  groupKey: string | null;
  startsAt: Date;
  endsAt: Date | null;
  isFiredTold: boolean;
}
interface Recent {
  incidentId: string;
  singles: number;
  togetherMsAgo: number | null;
}

const MOST = 20_000;
const NAMES_TOGETHER = 10;
const UNTOLD = `
  select ia.incident_id as "incidentId", ia.firing_id as "firingId", a.name, f.labels, f.links, g.group_key as "groupKey",
         json_build_object('name', s.name, 'kind', s.kind) as source, f.starts_at as "startsAt", f.ends_at as "endsAt",
         ia.fired_told_at is not null as "isFiredTold"
    from incident_alert ia join alert_firing f on f.id = ia.firing_id join alert a on a.id = ia.alert_id
    join alert_source s on s.id = a.source_id left join alert_group g on g.id = a.group_id
   where ia.organization_id = $1::uuid and (ia.fired_told_at is null or (ia.ended_told_at is null and f.ends_at is not null))
     and (ia.fired_told_at is null or ia.ended_told_at is null)
   order by f.starts_at, f.id limit ${MOST}`;
/** By the database's clock, which gave the entries their times; more than the last of them are many anyway. */
const RECENT = `
  select i.id as "incidentId",
         count(*) filter (where t.kind in ('alert_fired', 'alert_resolved'))::int as singles,
         (extract(epoch from clock_timestamp()
                           - max(t.recorded_at) filter (where t.kind in ('alerts_fired', 'alerts_resolved'))) * 1000)::int
           as "togetherMsAgo"
    from incident i cross join lateral (
      select kind, recorded_at from timeline_event t where t.incident_id = i.id order by t.seq desc limit 100) t
   where i.id = any ($1::uuid[]) and t.recorded_at > clock_timestamp() - interval '1 minute'
   group by i.id`;

function singly(untold: readonly Untold[]): ToldEvent[] {
  return untold.flatMap(({ firingId, name, labels, links, source, startsAt, endsAt, isFiredTold }) => {
    const severity = severityLabelOf(labels);
    const about = {
      alertname: name,
      labels: shownLabels(labels),
      startsAt: startsAt.toISOString(),
      ...(severity && { severity }),
      ...(links.source && { url: links.source }),
    };
    const told = { actor: sourceActor(source), source: "alert" };
    const fired = {
      ...told,
      kind: "alert_fired",
      occurredAt: startsAt,
      payload: about,
      idempotencyKey: `fired:${firingId}`,
    };
    if (!endsAt) return [fired];
    const payload = { ...about, endsAt: endsAt.toISOString() };
    const resolved = {
      ...told,
      kind: "alert_resolved",
      occurredAt: endsAt,
      payload,
      idempotencyKey: `ended:${firingId}`,
    };
    return isFiredTold ? [resolved] : [fired, resolved];
  });
}

function together(untold: readonly Untold[]): ToldEvent[] {
  const line = (kind: string, of: readonly Untold[]): ToldEvent[] => {
    const [first] = of;
    if (!first) return [];
    const names = [...new Set(of.map(({ name }) => name))].slice(0, NAMES_TOGETHER);
    const groups = new Set(of.map(({ groupKey }) => groupKey));
    const payload = {
      count: of.length,
      names,
      ...(groups.size === 1 && first.groupKey && { groupKey: first.groupKey }),
    };
    return [{ kind, actor: sourceActor(first.source), source: "alert", payload }];
  };
  const fired = untold.filter(({ isFiredTold }) => !isFiredTold);
  return [
    ...line("alerts_fired", fired),
    ...line(
      "alerts_resolved",
      untold.filter(({ endsAt }) => endsAt !== null),
    ),
  ];
}

/**
 * Tells timelines what has begun and ended in their incidents, each once: the entry and the mark that it is told are one
 * transaction, the caller's. A storm is told now and then in one line.
 * @param atOnce incidents that must hear all of it now
 * @returns in how many milliseconds something is due that had to wait; null when nothing waits
 */
export async function tellAlerts(
  tx: Prisma.TransactionClient,
  { organizationId, now, atOnce = new Set() }: { organizationId: string; now: Date; atOnce?: ReadonlySet<string> },
): Promise<number | null> {
  const rows = await tx.$queryRawUnsafe<Untold[]>(UNTOLD, organizationId);
  if (rows.length === 0) return null;
  const byIncident = new Map<string, Untold[]>();
  for (const row of rows) {
    const untold = byIncident.get(row.incidentId) ?? [];
    byIncident.set(row.incidentId, untold);
    untold.push(row);
  }
  const recent = await tx.$queryRawUnsafe<Recent[]>(RECENT, [...byIncident.keys()]);
  const told: { incident_id: string; firing_id: string; is_over: boolean }[] = [];
  const fired: string[] = [];
  let soonest: number | null = null;
  for (const [incidentId, untold] of byIncident) {
    const { singles = 0, togetherMsAgo = null } = recent.find((each) => each.incidentId === incidentId) ?? {};
    const plan = planTelling({ untold: untold.length, singles, togetherMsAgo });
    if (plan.how === "later" && !atOnce.has(incidentId)) {
      soonest = Math.min(soonest ?? plan.inMs, plan.inMs);
      continue;
    }
    const events = plan.how === "singly" ? singly(untold) : together(untold);
    await recordEvents(tx, { organizationId, incidentId }, events);
    if (untold.some(({ isFiredTold, endsAt }) => !isFiredTold && endsAt === null)) fired.push(incidentId);
    const marks = untold.map(({ firingId, endsAt }) => ({
      incident_id: incidentId,
      firing_id: firingId,
      is_over: endsAt !== null,
    }));
    told.push(...marks);
  }
  await resumeForAlerts(tx, fired, now);
  await tx.$executeRawUnsafe(
    `update incident_alert ia
        set fired_told_at = coalesce(ia.fired_told_at, $2::timestamptz),
            ended_told_at = case when r.is_over then $2::timestamptz else ia.ended_told_at end
       from jsonb_to_recordset($1::jsonb) as r(incident_id uuid, firing_id uuid, is_over boolean)
      where ia.incident_id = r.incident_id and ia.firing_id = r.firing_id`,
    JSON.stringify(told),
    now,
  );
  return soonest;
}
