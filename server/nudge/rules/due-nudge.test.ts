import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEVERITIES, STATUSES } from "@/server/incident/contract";
import { USUAL_POLICIES } from "@/server/incident/contract/severity-policy";
import { dueNudge, type NudgedIncident } from "@/server/nudge/rules/due-nudge";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute));
const incident = (more: Partial<NudgedIncident> = {}): NudgedIncident => ({
  status: "fixing",
  severity: "sev1",
  declaredAt: at(0),
  resumedAt: null,
  lastUpdate: null,
  lastWordAt: at(0),
  ...more,
});
const nudge = (more: Partial<NudgedIncident>, minute: number) => {
  const found = dueNudge(incident(more), USUAL_POLICIES, at(minute));
  return found && [found.about, (found.since.getTime() - at(0).getTime()) / 60_000];
};

describe("a room is reminded", () => {
  it("of the first update by the severity's cadence, and of the next as it was promised", () => {
    expect(nudge({}, 30)).toBeNull();
    expect(nudge({}, 31)).toEqual(["update_overdue", 30]);
    expect(nudge({ severity: "sev2" }, 31)).toBeNull();
    expect(nudge({ lastUpdate: { at: at(10), nextDueAt: null } }, 39)).toBeNull();
    expect(nudge({ lastUpdate: { at: at(10), nextDueAt: null } }, 41)).toEqual(["update_overdue", 40]);
    expect(nudge({ severity: "sev4", lastUpdate: { at: at(10), nextDueAt: at(20) } }, 21)).toEqual([
      "update_overdue",
      20,
    ]);
  });

  it("of its silence, where no update is owed", () => {
    expect(nudge({ severity: "sev4" }, 479)).toBeNull();
    expect(nudge({ severity: "sev4" }, 480)).toEqual(["stale", 0]);
    expect(nudge({ severity: "sev4", lastWordAt: at(60) }, 480)).toBeNull();
  });

  it("of nothing that fell into a pause: what is owed is owed from its end on", () => {
    const rested = { resumedAt: at(100), lastWordAt: at(100), lastUpdate: { at: at(10), nextDueAt: at(40) } };
    expect(nudge(rested, 101)).toBeNull();
    expect(nudge(rested, 131)).toEqual(["update_overdue", 130]);
    expect(nudge({ ...rested, lastUpdate: { at: at(10), nextDueAt: at(120) } }, 121)).toEqual(["update_overdue", 120]);
    expect(nudge({ ...rested, lastUpdate: { at: at(110), nextDueAt: null } }, 139)).toBeNull();
  });

  it("not when it is over", () => {
    for (const status of ["resolved", "post_incident", "closed"] as const) expect(nudge({ status }, 600)).toBeNull();
  });

  it("three times of one thing at most, and each time once", () => {
    const minute = fc.integer({ min: 0, max: 400 });
    const update = fc.option(fc.record({ at: minute.map(at), nextDueAt: fc.option(minute.map(at)) }));
    const any = fc.record({
      status: fc.constantFrom(...STATUSES),
      severity: fc.constantFrom(...SEVERITIES),
      lastUpdate: update,
      lastWordAt: minute.map(at),
    });
    fc.assert(
      fc.property(any, (more) => {
        const keys = new Map<string, Set<string>>();
        for (let now = 0; now <= 4_000; now += 7) {
          const found = dueNudge(incident(more), USUAL_POLICIES, at(now));
          if (!found) continue;
          expect(found.since <= at(now)).toBe(true);
          const of = `${found.about} ${found.since.getTime()}`;
          keys.set(of, (keys.get(of) ?? new Set()).add(found.key));
        }
        for (const each of keys.values()) expect(each.size).toBeLessThanOrEqual(3);
      }),
      { numRuns: 50 },
    );
  });
});
