import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand, type Command, undoOf } from "@/app/_features/incident/room/command";
import { type IncidentDetail, SEVERITIES, STATUSES } from "@/server/incident/contract";
import { nextStatuses } from "@/server/incident/rules";

const ada = { id: "1", name: "Ada", username: "ada" };
const bo = { id: "2", name: "Bo", username: "bo" };

function incident(part: Partial<IncidentDetail> = {}): IncidentDetail {
  return {
    id: "i",
    number: 1,
    title: "Checkout errors",
    severity: "sev2",
    status: "triage",
    mode: "live",
    visibility: "organization",
    type: null,
    team: null,
    commander: null,
    declaredAt: "2026-11-22T02:51:00.000Z",
    resolvedAt: null,
    pause: null,
    updatedAt: "2026-11-22T02:51:00.000Z",
    eventCount: 1,
    summary: "",
    version: 1,
    impactStartedAt: null,
    impactEndedAt: null,
    detectedAt: null,
    acknowledgedAt: null,
    mitigatedAt: null,
    closedAt: null,
    declaredBy: null,
    roles: [],
    members: [],
    dashboards: [],
    panels: [],
    services: [],
    checklist: [],
    fields: [],
    nextStatuses: [...nextStatuses("triage")],
    canUpdate: true,
    canPost: true,
    canShare: true,
    canExport: true,
    ...part,
  };
}

describe("what a command shows before the server answers", () => {
  it("gives a role to one person at a time and keeps the others", () => {
    const led = applyCommand(incident(), { kind: "role", role: "commander", person: ada });
    const noted = applyCommand(led, { kind: "role", role: "scribe", person: bo });
    const handedOver = applyCommand(noted, { kind: "role", role: "commander", person: bo });
    expect(handedOver.commander).toEqual(bo);
    expect(handedOver.roles).toHaveLength(2);
    expect(applyCommand(handedOver, { kind: "role", role: "commander", person: null }).commander).toBeNull();
  });

  it("offers the next statuses of the new status", () => {
    const fixing = applyCommand(incident(), { kind: "status", to: "fixing" });
    expect(fixing.nextStatuses).toEqual(nextStatuses("fixing"));
  });
});

describe("undo", () => {
  it("takes back severity, and status where the rules allow the way back", () => {
    const severities = fc.constantFrom(...SEVERITIES);
    const statuses = fc.constantFrom(...STATUSES);
    const commands: fc.Arbitrary<Extract<Command, { kind: "status" | "severity" }>> = fc.oneof(
      severities.map((to) => ({ kind: "severity" as const, to })),
      statuses.map((to) => ({ kind: "status" as const, to })),
    );
    fc.assert(
      fc.property(statuses, severities, commands, (status, severity, command) => {
        const before = incident({ status, severity });
        const undo = undoOf(before, command, applyCommand(before, command));
        const after = undo ? applyCommand(applyCommand(before, command), undo) : before;
        expect({ status: after.status, severity: after.severity }).toEqual({ status, severity });
        const isWayBack = command.kind === "severity" || nextStatuses(command.to).includes(status);
        expect(undo !== null).toBe(isWayBack);
      }),
    );
  });

  it("puts a panel back where and as it was, and takes a pinned one away", () => {
    const panel = (id: string) => ({
      id,
      dashboardUid: "shop",
      panelId: 1,
      title: id,
      variables: {},
      width: 6,
      height: 5,
    });
    const before = incident({ panels: ["a", "b", "c"].map(panel) });
    const unpin: Command = { kind: "unpin", id: "b" };
    const { id: _, ...bare } = panel("b");
    expect(undoOf(before, unpin, applyCommand(before, unpin))).toEqual({
      kind: "pin",
      panel: { ...bare, position: 1 },
    });
    const after = incident({ panels: [...before.panels, panel("d")] });
    expect(undoOf(before, { kind: "pin", panel: bare }, after)).toEqual({ kind: "unpin", id: "d" });
    const arranged = before.panels.toReversed().map(({ id }) => ({ id, width: 24, height: 3 }));
    const command: Command = { kind: "arrange", to: arranged };
    const undo = undoOf(before, command, applyCommand(before, command));
    expect(undo && applyCommand(applyCommand(before, command), undo)).toEqual(before);
  });

  it("offers nothing for a title, a role or dashboards", () => {
    expect(undoOf(incident(), { kind: "title", to: "x" }, incident())).toBeNull();
    expect(undoOf(incident(), { kind: "role", role: "scribe", person: ada }, incident())).toBeNull();
  });
});
