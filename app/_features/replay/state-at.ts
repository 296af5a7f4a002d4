import {
  type IncidentDetail,
  type IncidentRoleName,
  incidentRoleSchema,
  severitySchema,
  statusSchema,
} from "@/server/incident/contract";
import { decideStatus } from "@/server/incident/rules";
import type { TimelineEvent } from "@/server/timeline/contract";

/** What the header of a room says. */
export type IncidentState = Pick<
  IncidentDetail,
  | "title"
  | "type"
  | "severity"
  | "status"
  | "roles"
  | "commander"
  | "acknowledgedAt"
  | "mitigatedAt"
  | "resolvedAt"
  | "closedAt"
>;

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const named = (name: string): IncidentDetail["roles"][number]["person"] => ({ id: "", name, username: "" });

/** What something was before its first change, or is now where it never changed. */
function before(events: readonly TimelineEvent[], kind: string): string | null {
  return text(events.find((event) => event.kind === kind)?.payload.from);
}

function rolesAtFirst(events: readonly TimelineEvent[], present: IncidentState): Map<IncidentRoleName, string | null> {
  const roles = new Map(
    present.roles.map(({ role, person }): [IncidentRoleName, string | null] => [role, person.name]),
  );
  for (const { kind, payload } of events.toReversed()) {
    const role = incidentRoleSchema.safeParse(payload.role);
    if (kind === "role_assigned" && role.success) roles.set(role.data, text(payload.from));
  }
  return roles;
}

/** Of a name that was given then; the present type keeps its way to it. */
function typeNamed(name: string | null, { type }: Pick<IncidentState, "type">): IncidentState["type"] {
  if (name === null) return null;
  return type?.name === name ? type : { id: "", name };
}

/**
 * The state of an incident at a moment (epoch milliseconds): its recorded changes until then, in their order. `events`
 * are all of them, others are passed over; `present` is the state now, which what never changed had all along.
 */
export function stateAt(events: readonly TimelineEvent[], present: IncidentDetail, at: number): IncidentState {
  let title = before(events, "title_changed") ?? present.title;
  const firstType = events.find(({ kind }) => kind === "type_changed");
  let type = firstType ? text(firstType.payload.from) : (present.type?.name ?? null);
  let severity = severitySchema.catch(present.severity).parse(before(events, "severity_changed") ?? present.severity);
  const status = statusSchema.catch(present.status).parse(before(events, "status_changed") ?? present.status);
  const acknowledgedAt = status === "triage" ? null : new Date(present.declaredAt);
  let moments = { status, acknowledgedAt, mitigatedAt: null, resolvedAt: null, closedAt: null } as Parameters<
    typeof decideStatus
  >[0];
  const roles = rolesAtFirst(events, present);
  for (const { kind, payload, recordedAt, occurredAt } of events) {
    if (Date.parse(recordedAt) > at) break;
    if (kind === "title_changed") title = text(payload.to) ?? title;
    if (kind === "type_changed") type = text(payload.to);
    if (kind === "severity_changed") severity = severitySchema.catch(severity).parse(payload.to);
    if (kind === "role_assigned") {
      const role = incidentRoleSchema.safeParse(payload.role);
      if (role.success) roles.set(role.data, text(payload.to));
    }
    const to = kind === "status_changed" ? statusSchema.safeParse(payload.to) : undefined;
    const decision = to?.success ? decideStatus(moments, to.data, new Date(occurredAt)) : undefined;
    if (decision?.allowed) moments = decision.change;
    // What no rule of today allows was allowed once: the record counts.
    else if (to?.success) moments = { ...moments, status: to.data };
  }
  const iso = (time: Date | null): string | null => time && time.toISOString();
  const known = (name: string) => present.roles.find(({ person }) => person.name === name)?.person ?? named(name);
  const held = [...roles].flatMap(([role, name]) => (name === null ? [] : [{ role, person: known(name) }]));
  return {
    title,
    type: typeNamed(type, present),
    severity,
    status: moments.status,
    roles: held,
    commander: held.find(({ role }) => role === "commander")?.person ?? null,
    acknowledgedAt: iso(moments.acknowledgedAt),
    mitigatedAt: iso(moments.mitigatedAt),
    resolvedAt: iso(moments.resolvedAt),
    closedAt: iso(moments.closedAt),
  };
}
