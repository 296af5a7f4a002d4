import type { IncidentStatus } from "@/server/incident/contract";
import { PAUSE_MAX_DAYS } from "@/server/incident/contract/pause";
import { categoryOf } from "@/server/incident/rules";

export interface Pausable {
  status: IncidentStatus;
  pausedAt: Date | null;
  pausedUntil: Date | null;
  pauseReason: string;
}

const DAY_MS = 86_400_000;

/** The pause of an incident; null where it does not rest. What has ended, or waits in triage, does not rest. */
export function pauseOf(incident: Pausable): { since: Date; until: Date; reason: string } | null {
  const { status, pausedAt: since, pausedUntil: until, pauseReason: reason } = incident;
  return since && until && categoryOf(status) === "active" ? { since, until, reason } : null;
}

export type PauseProblem = "notActive" | "past" | "tooFar";

/** Lets a running incident rest until a time that has not come; one that rests already keeps since when. */
export function decidePause(
  incident: Pausable,
  { until, reason }: { until: Date; reason: string },
  now: Date,
): { change: Omit<Pausable, "status"> } | { problem: PauseProblem } {
  if (categoryOf(incident.status) !== "active") return { problem: "notActive" };
  if (until <= now) return { problem: "past" };
  if (until.getTime() - now.getTime() > PAUSE_MAX_DAYS * DAY_MS) return { problem: "tooFar" };
  return { change: { pausedAt: pauseOf(incident)?.since ?? now, pausedUntil: until, pauseReason: reason } };
}

/** What it is without a pause. */
export function resumed(now: Date): Omit<Pausable, "status"> & { resumedAt: Date } {
  return { pausedAt: null, pausedUntil: null, pauseReason: "", resumedAt: now };
}
