import { type IncidentStatus, type Milestone, MILESTONES } from "@/server/incident/contract";

export type Times = Record<Milestone, Date | null>;
export type TimesProblem = { name: Milestone; code: "future" | "order" | "needed" | "notYet" };

/** What cannot come before what. Detection may come before the impact, as where a fault was found in time. */
const ORDER: readonly (readonly [Milestone, Milestone])[] = [
  ["impactStartedAt", "impactEndedAt"],
  ["impactStartedAt", "mitigatedAt"],
  ["impactStartedAt", "resolvedAt"],
  ["detectedAt", "acknowledgedAt"],
  ["detectedAt", "resolvedAt"],
  ["acknowledgedAt", "resolvedAt"],
  ["mitigatedAt", "resolvedAt"],
  ["resolvedAt", "closedAt"],
];

/** A status that says that a moment has come; the moment then has a time, and before it has none. */
const COME: Partial<Record<Milestone, readonly IncidentStatus[]>> = {
  resolvedAt: ["resolved", "post_incident", "closed"],
  closedAt: ["closed"],
};

/**
 * Milestones as they shall be, or the first thing that keeps them from being so: a time in the future, two in an order
 * that cannot be, an end that has not come, or one that has and would be forgotten.
 */
export function decideTimes(
  present: Times & { status: IncidentStatus },
  wanted: Partial<Times>,
  now: Date,
): { times: Times; changed: Milestone[] } | { problem: TimesProblem } {
  // Resolved without a word of mitigation it was mitigated by that, and still is.
  const isMitigatedByEnd = present.mitigatedAt?.getTime() === present.resolvedAt?.getTime();
  const asked = isMitigatedByEnd && wanted.resolvedAt ? { mitigatedAt: wanted.resolvedAt, ...wanted } : wanted;
  const times = Object.fromEntries(
    MILESTONES.map((name) => [name, asked[name] === undefined ? present[name] : asked[name]]),
  ) as Times;
  const changed = MILESTONES.filter((name) => times[name]?.getTime() !== present[name]?.getTime());
  for (const name of changed) {
    const time = times[name];
    if (time && time > now) return { problem: { name, code: "future" } };
    const statuses = COME[name];
    if (statuses && time && !statuses.includes(present.status)) return { problem: { name, code: "notYet" } };
    if (statuses && !time && statuses.includes(present.status)) return { problem: { name, code: "needed" } };
  }
  for (const [before, after] of ORDER) {
    const [first, second] = [times[before], times[after]];
    const isTouched = changed.includes(before) || changed.includes(after);
    if (first && second && first > second && isTouched) {
      return { problem: { name: changed.includes(after) ? after : before, code: "order" } };
    }
  }
  return { times, changed };
}
