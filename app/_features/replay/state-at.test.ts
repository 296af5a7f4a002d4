import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  INCIDENT_ROLES,
  type IncidentDetail,
  type IncidentRoleName,
  SEVERITIES,
  STATUSES,
} from "@/server/incident/contract";
import { decideSeverity, decideStatus } from "@/server/incident/rules";
import type { TimelineEvent } from "@/server/timeline/contract";
import { type IncidentState, stateAt } from "./state-at";

const START = Date.parse("2026-11-22T03:00:00.000Z");
const PEOPLE = ["Ada", "Grace", "Barbara"];

const change = fc.oneof(
  fc.record({ verb: fc.constant("status" as const), to: fc.constantFrom(...STATUSES) }),
  fc.record({ verb: fc.constant("severity" as const), to: fc.constantFrom(...SEVERITIES) }),
  fc.record({ verb: fc.constant("title" as const), to: fc.constantFrom("One", "Two", "Three") }),
  fc.record({ verb: fc.constant("type" as const), to: fc.option(fc.constantFrom("Outage", "Security")) }),
  fc.record({
    verb: fc.constant("role" as const),
    role: fc.constantFrom(...INCIDENT_ROLES),
    to: fc.option(fc.constantFrom(...PEOPLE)),
  }),
  fc.record({ verb: fc.constant("say" as const) }),
);

/** Runs commands as the server does: what the rules refuse does not happen. Answers the state after each event. */
function run(changes: readonly (typeof change extends fc.Arbitrary<infer Change> ? Change : never)[]) {
  let moments: Parameters<typeof decideStatus>[0] = {
    status: "investigating",
    acknowledgedAt: new Date(START),
    mitigatedAt: null,
    resolvedAt: null,
    closedAt: null,
  };
  let severity: IncidentDetail["severity"] = "sev2";
  let title = "One";
  let type: string | null = null;
  const roles = new Map<IncidentRoleName, string>();
  const events: TimelineEvent[] = [];
  const state = (): IncidentState => {
    const iso = (time: Date | null) => time && time.toISOString();
    const held = [...roles].map(([role, name]) => ({ role, person: { id: name, name, username: name } }));
    const { status, acknowledgedAt, mitigatedAt, resolvedAt, closedAt } = moments;
    return {
      title,
      type: type === null ? null : { id: type, name: type },
      severity,
      status,
      roles: held.toSorted((a, b) => a.role.localeCompare(b.role)),
      commander: held.find(({ role }) => role === "commander")?.person ?? null,
      acknowledgedAt: iso(acknowledgedAt),
      mitigatedAt: iso(mitigatedAt),
      resolvedAt: iso(resolvedAt),
      closedAt: iso(closedAt),
    };
  };
  const states: { at: number; state: IncidentState }[] = [];
  changes.forEach((asked, index) => {
    const at = START + (index + 1) * 60_000;
    const record = (kind: string, payload: Record<string, unknown>) => {
      const time = new Date(at).toISOString();
      events.push({
        id: `event-${index}`,
        seq: events.length + 1,
        kind,
        occurredAt: time,
        recordedAt: time,
        actorId: null,
        actorName: "Ada",
        source: "user",
        body: "",
        payload,
        idempotencyKey: "",
        supersedesId: null,
        threadId: null,
      });
    };
    if (asked.verb === "say") record("message", {});
    if (asked.verb === "status") {
      const decision = decideStatus(moments, asked.to, new Date(at));
      if (decision.allowed) {
        record("status_changed", { from: moments.status, to: asked.to });
        moments = decision.change;
      }
    }
    if (asked.verb === "severity" && decideSeverity({ status: moments.status, severity }, asked.to).allowed) {
      record("severity_changed", { from: severity, to: asked.to });
      severity = asked.to;
    }
    if (asked.verb === "title" && asked.to !== title) {
      record("title_changed", { from: title, to: asked.to });
      title = asked.to;
    }
    if (asked.verb === "type" && asked.to !== type) {
      record("type_changed", { from: type, to: asked.to });
      type = asked.to;
    }
    if (asked.verb === "role" && (roles.get(asked.role) ?? null) !== asked.to) {
      record("role_assigned", { role: asked.role, from: roles.get(asked.role) ?? null, to: asked.to });
      if (asked.to === null) roles.delete(asked.role);
      else roles.set(asked.role, asked.to);
    }
    states.push({ at, state: state() });
  });
  return { events, states, last: state() };
}

const present = (state: IncidentState) => ({ ...state, declaredAt: new Date(START).toISOString() }) as IncidentDetail;
/** By name: the record knows no ids of those who no longer hold a role. */
const byName = ({ roles, commander, type, ...rest }: IncidentState) => ({
  ...rest,
  type: type?.name ?? null,
  commander: commander?.name ?? null,
  roles: roles.map(({ role, person }) => `${role} ${person.name}`).toSorted(),
});

describe("the state of an incident at a moment", () => {
  it("is at the end what it is now", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const { events, last } = run(changes);
        const shown = stateAt(events, present(last), Number.MAX_SAFE_INTEGER);
        expect(byName(shown)).toEqual(byName(last));
        expect([shown.commander, shown.type]).toEqual([last.commander, last.type]);
      }),
    );
  });

  it("is at every moment what it was then", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), fc.nat(), (changes, pick) => {
        const { events, states, last } = run(changes);
        const { at, state } = states[pick % states.length]!;
        expect(byName(stateAt(events, present(last), at))).toEqual(byName(state));
        expect(byName(stateAt(events, present(last), at + 59_999))).toEqual(byName(state));
      }),
    );
  });

  it("copes with changes that no rule of today allows, and with payloads that say nothing", () => {
    const { events, last } = run([{ verb: "status", to: "monitoring" }]);
    const odd = events.flatMap((event) => [
      { ...event, payload: { from: "triage", to: "closed" } },
      { ...event, payload: { to: 7 } },
      { ...event, payload: {} },
    ]);
    expect(stateAt(odd, present(last), Number.MAX_SAFE_INTEGER).status).toBe("closed");
  });
});
