import type { IncidentStatus, Severity, StatusCategory } from "@/server/incident/contract";
import { type StatusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";

const CATEGORY: Record<IncidentStatus, StatusCategory> = {
  triage: "triage",
  investigating: "active",
  identified: "active",
  fixing: "active",
  monitoring: "active",
  resolved: "post_incident",
  post_incident: "post_incident",
  closed: "closed",
};

const ACTIVE: readonly IncidentStatus[] = ["investigating", "identified", "fixing", "monitoring"];

/** From where to where. What is over re-opens as something to be looked into. */
const NEXT: Record<IncidentStatus, readonly IncidentStatus[]> = {
  triage: [...ACTIVE, "resolved", "closed"],
  investigating: ["identified", "fixing", "monitoring", "resolved"],
  identified: ["investigating", "fixing", "monitoring", "resolved"],
  fixing: ["investigating", "identified", "monitoring", "resolved"],
  monitoring: ["investigating", "identified", "fixing", "resolved"],
  resolved: ["investigating", "monitoring", "post_incident", "closed"],
  post_incident: ["investigating", "closed"],
  closed: ["investigating", "post_incident"],
};

export function categoryOf(status: IncidentStatus): StatusCategory {
  return CATEGORY[status];
}

const CATEGORIES: readonly StatusCategory[] = ["triage", "active", "post_incident", "closed"];

/** Settings of statuses with the categories one after the other; their order within each stays. */
export function byCategory(statuses: StatusSettings["statuses"]): StatusSettings["statuses"] {
  const place = ({ status }: { status: IncidentStatus }) => CATEGORIES.indexOf(CATEGORY[status]);
  return statuses.toSorted((one, other) => place(one) - place(other));
}

/** Where an incident may go, in the organization's order; never to what is switched off, but out of it. */
export function nextStatuses(
  status: IncidentStatus,
  { statuses }: Pick<StatusSettings, "statuses"> = USUAL_STATUSES,
): readonly IncidentStatus[] {
  return byCategory(statuses).flatMap((each) => (each.isOn && NEXT[status].includes(each.status) ? [each.status] : []));
}

/** Whether an incident is over, so that going on with it means to re-open it. */
export function canReopen(status: IncidentStatus): boolean {
  return CATEGORY[status] === "post_incident" || CATEGORY[status] === "closed";
}

/** The moments of an incident that its status sets. */
export interface Moments {
  acknowledgedAt: Date | null;
  mitigatedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
}

export type Decision<Change> = { allowed: true; change: Change } | { allowed: false };

/**
 * Decides a change of status. The first step out of triage acknowledges, monitoring mitigates;
 * re-opening clears the ends, so that durations tick again.
 */
export function decideStatus(
  state: Moments & { status: IncidentStatus },
  to: IncidentStatus,
  now: Date,
): Decision<Moments & { status: IncidentStatus }> {
  if (!NEXT[state.status].includes(to)) return { allowed: false };
  const category = CATEGORY[to];
  const ended = category === "post_incident" || category === "closed";
  return {
    allowed: true,
    change: {
      status: to,
      // Who declared it when it was over need not know when somebody took it: going on to its end is no such moment.
      acknowledgedAt: state.acknowledgedAt ?? (ended && canReopen(state.status) ? null : now),
      mitigatedAt: ended || to === "monitoring" ? (state.mitigatedAt ?? now) : null,
      resolvedAt: ended ? (state.resolvedAt ?? now) : null,
      closedAt: to === "closed" ? now : null,
    },
  };
}

/** The last change of status that a timeline tells of. */
export interface StatusStep {
  from: IncidentStatus;
  to: IncidentStatus;
  at: Date;
}

/**
 * Decides to put an incident back into triage: a step out of it, to take it or to decline it, can be taken back while no
 * other followed. Then nobody has looked at it yet, unless somebody had before. What was merged is un-merged instead.
 */
export function decideReturn(
  state: Moments & { status: IncidentStatus; mergedIntoId: string | null },
  last: StatusStep | null,
): Decision<Moments & { status: IncidentStatus }> {
  const isLast = state.mergedIntoId === null && last?.from === "triage" && last.to === state.status;
  if (!isLast || (state.status !== "investigating" && state.status !== "closed")) return { allowed: false };
  const hadLooked = state.acknowledgedAt !== null && state.acknowledgedAt < last.at;
  return {
    allowed: true,
    change: {
      status: "triage",
      acknowledgedAt: hadLooked ? state.acknowledgedAt : null,
      mitigatedAt: null,
      resolvedAt: null,
      closedAt: null,
    },
  };
}

/** A closed incident keeps its severity; otherwise any change that is one is allowed. */
export function decideSeverity(
  state: { status: IncidentStatus; severity: Severity },
  to: Severity,
): Decision<{ severity: Severity }> {
  if (state.status === "closed" || state.severity === to) return { allowed: false };
  return { allowed: true, change: { severity: to } };
}

/** How long the incident has lasted, or lasted, in milliseconds: from the start of the impact if known. */
export function durationMs(
  times: { impactStartedAt: Date | null; declaredAt: Date; resolvedAt: Date | null },
  now: Date,
): number {
  const start = times.impactStartedAt ?? times.declaredAt;
  return Math.max(0, (times.resolvedAt ?? now).getTime() - start.getTime());
}
