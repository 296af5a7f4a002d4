import fc from "fast-check";
import { expect, it } from "vitest";
import { type IncidentStatus, STATUSES } from "@/server/incident/contract";
import { categoryOf, nextStatuses } from "@/server/incident/rules";
import { endsWork } from "@/server/incident/rules/ends-work";
import { openChecks } from "@/server/incident/rules/open-checks";

const status = fc.constantFrom(...STATUSES);

it("an incident that ran does not come to its end past the checklist, on whatever way", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 30 }), (picks) => {
      let at: IncidentStatus = "investigating";
      let wasAsked = false;
      for (const pick of picks) {
        const options = nextStatuses(at);
        const to: IncidentStatus = options[pick % options.length] ?? at;
        if (endsWork(at, to)) wasAsked = true;
        if (categoryOf(to) === "active") wasAsked = false;
        at = to;
        if (["post_incident", "closed"].includes(categoryOf(at))) expect(wasAsked).toBe(true);
      }
    }),
  );
});

it("only open items count, and only for an end", () => {
  const item = { id: "1", text: "Tell customers", done: null };
  const checklist = [item, { ...item, id: "2", done: { at: "2026-11-22T03:00:00.000Z", by: "Ada" } }];
  expect(openChecks("resolved", { status: "fixing", checklist })).toBe(1);
  expect(openChecks("monitoring", { status: "fixing", checklist })).toBe(0);
  expect(openChecks("closed", { status: "triage", checklist })).toBe(0);
  fc.assert(
    fc.property(status, status, (from, to) => {
      expect(openChecks(to, { status: from, checklist: [] })).toBe(0);
    }),
  );
});
