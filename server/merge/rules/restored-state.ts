import type { IncidentStatus } from "@/server/incident/contract";

/** Moments that closing an incident sets. */
const MOMENTS = ["acknowledgedAt", "mitigatedAt", "resolvedAt", "closedAt"] as const;
type Moments = Record<(typeof MOMENTS)[number], Date | null>;

/** How an incident stood before it was merged; times as ISO 8601. */
export type Before = { status: IncidentStatus } & Record<(typeof MOMENTS)[number], string | null>;

export function beforeOf(incident: Moments & { status: IncidentStatus }): Before {
  const { status } = incident;
  const [acknowledgedAt, mitigatedAt, resolvedAt, closedAt] = MOMENTS.map(
    (name) => incident[name]?.toISOString() ?? null,
  );
  return {
    status,
    acknowledgedAt: acknowledgedAt ?? null,
    mitigatedAt: mitigatedAt ?? null,
    resolvedAt: resolvedAt ?? null,
    closedAt: closedAt ?? null,
  };
}

/** How it stands when it is merged: closed, with the moments that it had, and those that it lacked now. */
export function mergedState(incident: Moments, now: Date): Moments & { status: IncidentStatus } {
  return {
    status: "closed",
    acknowledgedAt: incident.acknowledgedAt ?? now,
    mitigatedAt: incident.mitigatedAt ?? now,
    resolvedAt: incident.resolvedAt ?? now,
    closedAt: now,
  };
}

/** How it stands afterwards: as before, but for moments that people have put right meanwhile. */
export function restoredState(present: Moments, before: Before, mergedAt: Date): Moments & { status: IncidentStatus } {
  const restored = (name: (typeof MOMENTS)[number]) => {
    if (present[name]?.getTime() !== mergedAt.getTime()) return present[name];
    const time = before[name];
    return time === null ? null : new Date(time);
  };
  return {
    status: before.status,
    acknowledgedAt: restored("acknowledgedAt"),
    mitigatedAt: restored("mitigatedAt"),
    resolvedAt: restored("resolvedAt"),
    closedAt: restored("closedAt"),
  };
}
