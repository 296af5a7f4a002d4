import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MILESTONES, STATUSES } from "@/server/incident/contract";
import { decideTimes, type Times } from "@/server/incident/rules/decide-times";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute));
const NONE: Times = {
  impactStartedAt: null,
  detectedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  impactEndedAt: null,
  resolvedAt: null,
  closedAt: null,
};
const resolved = {
  ...NONE,
  status: "resolved" as const,
  detectedAt: at(10),
  acknowledgedAt: at(12),
  resolvedAt: at(40),
};
const now = at(59);

describe("milestones that are put right", () => {
  it("become what was wished, and tell which are others", () => {
    const decided = decideTimes(resolved, { impactStartedAt: at(5), impactEndedAt: at(35), detectedAt: at(10) }, now);
    expect(decided).toMatchObject({
      times: { impactStartedAt: at(5), impactEndedAt: at(35), resolvedAt: at(40) },
      changed: ["impactStartedAt", "impactEndedAt"],
    });
  });

  it.each([
    ["detectedAt", at(60), "future"],
    ["impactStartedAt", at(41), "order"],
    ["acknowledgedAt", at(9), "order"],
    ["resolvedAt", null, "needed"],
    ["closedAt", at(50), "notYet"],
  ] as const)("%s at %s is refused: %s", (name, time, code) => {
    expect(decideTimes(resolved, { [name]: time }, now)).toEqual({ problem: { name, code } });
  });

  it("leave alone what was out of order before, as long as nobody touches it", () => {
    const odd = { ...resolved, mitigatedAt: at(45) };
    expect(decideTimes(odd, { detectedAt: at(11) }, now)).toMatchObject({ changed: ["detectedAt"] });
    expect(decideTimes(odd, { mitigatedAt: at(44) }, now)).toHaveProperty("problem");
  });

  it("move the mitigation along where it was the end itself, unless it is told, too", () => {
    const ended = { ...resolved, mitigatedAt: at(40) };
    expect(decideTimes(ended, { resolvedAt: at(30) }, now)).toMatchObject({
      times: { mitigatedAt: at(30), resolvedAt: at(30) },
      changed: ["mitigatedAt", "resolvedAt"],
    });
    const told = decideTimes(ended, { resolvedAt: at(30), mitigatedAt: at(20) }, now);
    expect(told).toMatchObject({ times: { mitigatedAt: at(20) } });
  });

  it("are never in the future, and wished again they change nothing", () => {
    const time = fc.option(fc.integer({ min: 0, max: 80 }).map(at));
    const times = fc.record(Object.fromEntries(MILESTONES.map((name) => [name, time]))) as fc.Arbitrary<Times>;
    fc.assert(
      fc.property(times, fc.constantFrom(...STATUSES), times, (present, status, wanted) => {
        const decided = decideTimes({ ...present, status }, wanted, now);
        if ("problem" in decided) return;
        for (const name of decided.changed) expect((decided.times[name] ?? now) <= now).toBe(true);
        expect(decideTimes({ ...decided.times, status }, wanted, now)).toEqual({ times: decided.times, changed: [] });
      }),
    );
  });
});
