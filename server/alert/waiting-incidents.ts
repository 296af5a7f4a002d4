import type { z } from "zod";
import type { LeftTriage, waitingInput, WaitingIncident } from "@/server/alert/contract/triage";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { seesAll } from "@/server/platform/incident-access";

const NAMES = 3;

interface Row extends Omit<WaitingIncident, "rule" | "left"> {
  status: string;
  isMerged: boolean;
  ruleId: string | null;
  ruleName: string | null;
  step: { from?: string; to?: string; reason?: string } | null;
  stepBy: string | null;
  stepAt: Date | null;
}

/** `of` are the firings of each incident, the first that came first. */
const SQL = `
  select i.number as "incidentNumber", i.status, i.merged_into_id is not null as "isMerged", coalesce(of.alerts, 0)::int as alerts,
         coalesce(of.firing, 0)::int as firing, coalesce(of.names, '{}') as names,
         of.rule_id as "ruleId", r.name as "ruleName",
         step.payload as step, step.actor_name as "stepBy", step.occurred_at as "stepAt"
    from incident i
    left join lateral (
      select count(distinct f.alert_id) as alerts,
             count(distinct f.alert_id) filter (where f.ends_at is null) as firing,
             (array_agg(distinct a.name))[1:${NAMES}] as names,
             (array_agg(f.rule_id order by x.attached_at, f.starts_at))[1] as rule_id
        from incident_alert x join alert_firing f on f.id = x.firing_id join alert a on a.id = f.alert_id
       where x.incident_id = i.id) of on true
    left join routing_rule r on r.id = of.rule_id
    left join lateral (
      select e.payload, e.actor_name, e.occurred_at from timeline_event e
       where e.incident_id = i.id and e.kind = 'status_changed' order by e.seq desc limit 1) step on true
   where i.organization_id = $1 and i.number = any ($2::int[]) and incident_seen_by(i, $3, $4)
   order by i.number`;

function leftOf({ status, isMerged, step, stepBy, stepAt }: Row): LeftTriage | null {
  const isLast = !isMerged && step?.from === "triage" && step.to === status;
  if (!isLast || (status !== "investigating" && status !== "closed") || !stepAt) return null;
  return { to: status, by: stepBy ?? "", at: stepAt.toISOString(), reason: step.reason ?? "" };
}

/** Incidents with what brought them into triage; those that the reader may not see are left out. @throws AppError FORBIDDEN */
export async function waitingIncidents(
  { viewer, services }: SignedIn,
  { incidentNumbers }: z.infer<typeof waitingInput>,
): Promise<WaitingIncident[]> {
  authorize(viewer, "incident:read");
  const { rows } = await services.pool.query<Row>(SQL, [
    viewer.organizationId,
    incidentNumbers,
    viewer.userId,
    seesAll(viewer),
  ]);
  return rows.map((row) => {
    const { incidentNumber, alerts, firing, names, ruleId, ruleName } = row;
    const rule = alerts === 0 ? null : { id: ruleId, name: ruleName, isBuiltIn: ruleId === null };
    return { incidentNumber, alerts, firing, names, rule, left: leftOf(row) };
  });
}
