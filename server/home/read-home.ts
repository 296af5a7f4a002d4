import { HOME_MOST, type HomeIncident, type HomeOverview, type HomeTask } from "@/server/home/contract";
import { DECLINED } from "@/server/incident/declined";
import { policiesOf } from "@/server/incident/severity-policies";
import { LAST_KEY_UPDATE } from "@/server/nudge/last-key-update";
import { updateDueAt } from "@/server/nudge/rules/update-due-at";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { seesAll } from "@/server/platform/incident-access";

interface OpenRow extends Omit<HomeIncident, "declaredAt" | "updateDueAt" | "pausedUntil"> {
  pausedUntil: Date | null;
  declaredAt: Date;
  resumedAt: Date | null;
  updatedAt: Date | null;
  due: string | null;
  openCount: number;
  liveCount: number;
}
interface TaskRow extends Omit<HomeTask, "dueAt"> {
  dueAt: Date | null;
  taskCount: number;
}
interface Counts {
  waiting: number;
  looseAlerts: number;
  quietSince: Date | null;
  isConnected: boolean;
}

/** $1 organization, $2 who asks, $3 whether they see every incident. */
const OPEN = `
  with open as (
    select i.*, count(*) over ()::int as open_count, count(*) filter (where i.mode = 'live') over ()::int as live_count
      from incident i
     where i.organization_id = $1 and i.status in ('investigating', 'identified', 'fixing', 'monitoring')
       and i.mode <> 'retrospective' and incident_seen_by(i, $2, $3)
     order by i.severity, i.mode = 'drill', i.declared_at desc, i.number desc limit ${HOME_MOST})
  select i.id, i.number, i.title, i.severity, i.status, i.mode, i.visibility, i.declared_at as "declaredAt",
         i.resumed_at as "resumedAt", i.paused_until as "pausedUntil", i.open_count as "openCount", i.live_count as "liveCount", u.recorded_at as "updatedAt", u.due,
         (select json_build_object('id', a.id, 'name', a.name, 'username', a.username)
            from role_assignment r join user_account a on a.id = r.user_id
           where r.incident_id = i.id and r.role = 'commander' limit 1) as commander,
         array(select r.role::text from role_assignment r where r.incident_id = i.id and r.user_id = $2 order by r.role) as roles,
         (select count(distinct x.alert_id)::int from incident_alert x join alert_firing f on f.id = x.firing_id
           where x.incident_id = i.id and f.ends_at is null) as firing
    from open i
    ${LAST_KEY_UPDATE}
   order by i.severity, i.mode = 'drill', i.declared_at desc, i.number desc`;
const TASKS = `
  select t.id, t.title, t.due_at as "dueAt", i.number as "incidentNumber", i.title as "incidentTitle",
         count(*) over ()::int as "taskCount"
    from task t join incident i on i.id = t.incident_id
   where t.assignee_id = $2 and t.status = 'open' and i.organization_id = $1 and i.status <> 'closed'
     and incident_seen_by(i, $2, $3)
   order by t.due_at nulls last, t.created_at, t.id limit ${HOME_MOST}`;
/** An alert in an incident that the reader does not see is nobody's business here either: it is not loose. */
const COUNTS = `
  select (select count(*)::int from incident i
           where i.organization_id = $1 and i.status = 'triage' and incident_seen_by(i, $2, $3)) as waiting,
         (select count(*)::int from alert a
            join alert_firing n on n.alert_id = a.id and n.starts_at = a.starts_at
           where a.organization_id = $1 and a.ends_at is null and a.suppressed_at is null
             and n.outcome is not null and n.outcome not in ('dropped', 'suppressed')
             and not exists (select 1 from incident_alert x join incident i on i.id = x.incident_id
                              where x.firing_id = n.id
                                and i.status in ('triage', 'investigating', 'identified', 'fixing', 'monitoring'))) as "looseAlerts",
         (select max(i.resolved_at) from incident i
           where i.organization_id = $1 and i.mode = 'live' and not coalesce(${DECLINED}, false)
             and incident_seen_by(i, $2, $3)) as "quietSince",
         exists (select 1 from alert_source s where s.organization_id = $1 and s.is_on) as "isConnected"`;

const timeOf = (told: string | null): Date | null => {
  const at = new Date(told ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
};

/** What somebody wants to know who has just come. @throws AppError FORBIDDEN */
export async function readHome({ viewer, services }: SignedIn): Promise<HomeOverview> {
  authorize(viewer, "incident:read");
  const { pool } = services;
  const asked = [viewer.organizationId, viewer.userId, seesAll(viewer)];
  const [policies, open, tasks, counts] = await Promise.all([
    policiesOf(services, viewer.organizationId),
    pool.query<OpenRow>(OPEN, asked),
    pool.query<TaskRow>(TASKS, asked),
    pool.query<Counts>(COUNTS, asked),
  ]);
  const { waiting = 0, looseAlerts = 0, quietSince = null, isConnected = false } = counts.rows[0] ?? {};
  return {
    open: open.rows.map(({ openCount: _open, liveCount: _live, updatedAt, resumedAt, due, ...row }) => {
      const lastUpdate = updatedAt && { at: updatedAt, nextDueAt: timeOf(due) };
      // Nobody waits for word of what rests.
      const dueAt = row.pausedUntil ? null : updateDueAt({ ...row, resumedAt, lastUpdate }, policies);
      return {
        ...row,
        declaredAt: row.declaredAt.toISOString(),
        pausedUntil: row.pausedUntil?.toISOString() ?? null,
        updateDueAt: dueAt?.toISOString() ?? null,
      };
    }),
    openCount: open.rows[0]?.openCount ?? 0,
    liveCount: open.rows[0]?.liveCount ?? 0,
    tasks: tasks.rows.map(({ taskCount: _count, ...row }) => ({ ...row, dueAt: row.dueAt?.toISOString() ?? null })),
    taskCount: tasks.rows[0]?.taskCount ?? 0,
    waiting,
    looseAlerts,
    quietSince: quietSince?.toISOString() ?? null,
    isConnected,
  };
}
