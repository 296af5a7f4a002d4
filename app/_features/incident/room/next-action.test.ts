import { describe, expect, it } from "vitest";
import { nextAction } from "@/app/_features/incident/room/next-action";
import { STATUSES } from "@/server/incident/contract";
import { nextStatuses } from "@/server/incident/rules";

const ada = { id: "1", name: "Ada", username: "ada" };

describe("the one next action", () => {
  it("is to take command while nobody leads an open incident", () => {
    expect(nextAction({ status: "triage", commander: null, canUpdate: true, nextStatuses: ["investigating"] })).toEqual(
      {
        kind: "takeCommand",
      },
    );
    expect(nextAction({ status: "fixing", commander: null, canUpdate: true, nextStatuses: [] })).toEqual({
      kind: "takeCommand",
    });
  });

  it("is a step that the rules allow, from every status but the last", () => {
    for (const status of STATUSES.filter((each) => each !== "closed")) {
      const action = nextAction({ status, commander: ada, canUpdate: true, nextStatuses: [...nextStatuses(status)] });
      expect(action.kind === "status" && nextStatuses(status).includes(action.to)).toBe(true);
    }
    expect(nextAction({ status: "closed", commander: ada, canUpdate: true, nextStatuses: ["investigating"] })).toEqual({
      kind: "none",
    });
  });

  it("goes over what is switched off", () => {
    const incident = { status: "investigating", commander: ada, canUpdate: true } as const;
    expect(nextAction({ ...incident, nextStatuses: ["monitoring", "resolved"] })).toEqual({
      kind: "status",
      to: "monitoring",
    });
    expect(nextAction({ ...incident, nextStatuses: [] })).toEqual({ kind: "none" });
  });

  it("goes in the organization's order", () => {
    const order = ["triage", "identified", "fixing", "investigating", "monitoring", "resolved", "closed"] as const;
    const next = (status: (typeof order)[number]) =>
      nextAction({ status, commander: ada, canUpdate: true, nextStatuses: [...nextStatuses(status)] }, order);
    const steps = ["identified", "fixing", "investigating", "monitoring", "resolved", "closed"];
    expect(order.map(next)).toEqual([...steps.map((to) => ({ kind: "status", to })), { kind: "none" }]);
  });

  it("is nothing for somebody who may only look", () => {
    expect(
      nextAction({ status: "triage", commander: null, canUpdate: false, nextStatuses: ["investigating"] }),
    ).toEqual({ kind: "none" });
  });
});
