import type { IncidentStatus, Severity } from "@/server/incident/contract";
import { policiesOf } from "@/server/incident/severity-policies";
import { LAST_KEY_UPDATE } from "@/server/nudge/last-key-update";
import { dueNudge } from "@/server/nudge/rules/due-nudge";
import type { Services } from "@/server/platform/context";
import { recordEvent } from "@/server/timeline/record-event";

/** What an open room is judged by. */
const OPEN = `
  select i.id, i.organization_id as "organizationId", i.status, i.severity, i.declared_at as "declaredAt",
         i.resumed_at as "resumedAt", u.recorded_at as "updatedAt", u.due as "updateDueAt", greatest(w.recorded_at, i.resumed_at, i.declared_at) as "lastWordAt",
         c.id as "commanderId", c.name as "commanderName", c.username as "commanderUsername"
    from incident i
    ${LAST_KEY_UPDATE}
    left join lateral (
      select e.recorded_at from timeline_event e
       where e.incident_id = i.id and e.actor_id is not null and e.kind not in ('person_joined', 'person_left')
       order by e.seq desc limit 1
    ) w on true
    left join lateral (
      select a.id, a.name, a.username from role_assignment r join user_account a on a.id = r.user_id
       where r.incident_id = i.id and r.role = 'commander' limit 1
    ) c on true
   where i.status in ('triage', 'investigating', 'identified', 'fixing', 'monitoring') and i.mode <> 'retrospective'
     and i.paused_at is null
   order by i.id`;

interface Row {
  id: string;
  organizationId: string;
  status: IncidentStatus;
  severity: Severity;
  declaredAt: Date;
  resumedAt: Date | null;
  updatedAt: Date | null;
  updateDueAt: string | null;
  lastWordAt: Date;
  commanderId: string | null;
  commanderName: string | null;
  commanderUsername: string | null;
}

const timeOf = (told: string | null): Date | null => {
  const at = new Date(told ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
};

/** Reminds the open rooms that are owed a reminder, each once, whichever process comes first. */
export async function postNudges(services: Services, signal: AbortSignal): Promise<number> {
  const { pool, db, clock, log } = services;
  const { rows } = await pool.query<Row>(OPEN);
  const policies = new Map<string, Awaited<ReturnType<typeof policiesOf>>>();
  let posted = 0;
  for (const row of rows) {
    if (signal.aborted) break;
    const { id: incidentId, organizationId, updatedAt, updateDueAt } = row;
    const policy = policies.get(organizationId) ?? (await policiesOf(services, organizationId));
    policies.set(organizationId, policy);
    const lastUpdate = updatedAt && { at: updatedAt, nextDueAt: timeOf(updateDueAt) };
    const nudge = dueNudge({ ...row, lastUpdate }, policy, clock.now());
    if (!nudge) continue;
    const told = { incidentId, idempotencyKey: nudge.key };
    try {
      if (await db.timelineEvent.findFirst({ where: told, select: { id: true } })) continue;
      await db.$transaction((tx) =>
        recordEvent(tx, {
          ...told,
          organizationId,
          kind: "nudge",
          actor: { id: null, name: "" },
          source: "system",
          // Who has the command may be another one when another process says the same.
          request: { key: nudge.key },
          payload: { about: nudge.about, since: nudge.since.toISOString(), ...commanderOf(row) },
        }),
      );
      posted += 1;
    } catch (error) {
      log.warn({ err: error, incidentId }, "a room was not reminded");
    }
  }
  return posted;
}

function commanderOf({ commanderId: id, commanderName: name, commanderUsername: username }: Row) {
  if (id === null || name === null || username === null) return {};
  return { to: name, mentions: [{ kind: "person", id, name, handle: username.toLowerCase() }] };
}
