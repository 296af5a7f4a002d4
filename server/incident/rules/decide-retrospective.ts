import { type IncidentStatus, MILESTONES, type RetrospectiveTime } from "@/server/incident/contract";
import { decideTimes, type Times } from "@/server/incident/rules/decide-times";

/** When it happened, as whoever declares it afterwards knows it. */
export type Afterwards = Record<"impactStartedAt" | "resolvedAt", Date> & Record<RetrospectiveTime, Date | null>;

export type RetrospectiveProblem = { name: RetrospectiveTime; code: "future" | "order" };

/**
 * An incident that was over before it was declared: resolved, or closed where nothing is left to do, with its times; or
 * the first thing that keeps these from being so. That somebody acknowledged it is not known.
 */
export function decideRetrospective(
  wanted: Afterwards & { isClosed: boolean },
  now: Date,
): { status: IncidentStatus; times: Times } | { problem: RetrospectiveProblem } {
  const { isClosed, ...known } = wanted;
  const status = isClosed ? "closed" : "resolved";
  const unknown = Object.fromEntries(MILESTONES.map((name) => [name, null])) as Times;
  const decided = decideTimes({ ...unknown, status }, { ...known, ...(isClosed && { closedAt: now }) }, now);
  if (!("problem" in decided)) return { status, times: decided.times };
  const { name, code } = decided.problem;
  const isKnown = name === "impactStartedAt" || name === "detectedAt" || name === "impactEndedAt";
  return { problem: { name: isKnown ? name : "resolvedAt", code: code === "future" ? "future" : "order" } };
}
