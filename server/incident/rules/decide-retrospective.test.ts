import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideRetrospective } from "@/server/incident/rules/decide-retrospective";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute));
const wish = {
  impactStartedAt: at(10),
  detectedAt: at(12),
  impactEndedAt: at(40),
  resolvedAt: at(45),
  isClosed: false,
};

describe("an incident that was over before it was declared", () => {
  it("is resolved with its times, or closed when it is declared", () => {
    const { isClosed: _, ...known } = wish;
    const times = { ...known, mitigatedAt: at(45), acknowledgedAt: null };
    expect(decideRetrospective(wish, at(50))).toEqual({ status: "resolved", times: { ...times, closedAt: null } });
    expect(decideRetrospective({ ...wish, isClosed: true }, at(50))).toEqual({
      status: "closed",
      times: { ...times, closedAt: at(50) },
    });
  });

  it("names the field of a time that has not come, or does not fit the others", () => {
    expect(decideRetrospective(wish, at(44))).toEqual({ problem: { name: "resolvedAt", code: "future" } });
    const late = { ...wish, impactEndedAt: at(9) };
    expect(decideRetrospective(late, at(50))).toEqual({ problem: { name: "impactEndedAt", code: "order" } });
    const never = { ...wish, detectedAt: at(46) };
    expect(decideRetrospective(never, at(50))).toEqual({ problem: { name: "resolvedAt", code: "order" } });
  });

  it("is never in an order that cannot be", () => {
    const minute = fc.integer({ min: 0, max: 59 }).map(at);
    fc.assert(
      fc.property(
        minute,
        fc.option(minute),
        fc.option(minute),
        minute,
        fc.boolean(),
        (start, seen, end, done, isClosed) => {
          const decided = decideRetrospective(
            { impactStartedAt: start, detectedAt: seen, impactEndedAt: end, resolvedAt: done, isClosed },
            at(59),
          );
          const isPossible = start <= done && (!end || start <= end) && (!seen || seen <= done);
          expect("times" in decided).toBe(isPossible);
        },
      ),
    );
  });
});
