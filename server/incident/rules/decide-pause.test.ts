import fc from "fast-check";
import { expect, it } from "vitest";
import { STATUSES } from "@/server/incident/contract";
import { PAUSE_MAX_DAYS } from "@/server/incident/contract/pause";
import { categoryOf } from "@/server/incident/rules";
import { decidePause, pauseOf, resumed } from "@/server/incident/rules/decide-pause";

const MINUTE_MS = 60_000;
const now = new Date("2026-11-22T03:00:00.000Z");
const minutes = fc.integer({ min: -10_000, max: 200_000 });
const awake = { pausedAt: null, pausedUntil: null, pauseReason: "" };

it("only what runs rests, until a time that comes, and then goes on as it was", () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATUSES), minutes, fc.string(), (status, later, reason) => {
      const until = new Date(now.getTime() + later * MINUTE_MS);
      const decided = decidePause({ ...awake, status }, { until, reason }, now);
      const isPossible = categoryOf(status) === "active" && later > 0 && later <= PAUSE_MAX_DAYS * 1_440;
      expect("change" in decided).toBe(isPossible);
      if (!("change" in decided)) return;
      expect(pauseOf({ status, ...decided.change })).toEqual({ since: now, until, reason });
      expect(resumed(until)).toEqual({ ...awake, resumedAt: until });
    }),
  );
});

it("another time keeps since when it rests, and what has ended does not rest", () => {
  const resting = { pausedAt: new Date(0), pausedUntil: now, pauseReason: "The vendor looks" };
  const until = new Date(now.getTime() + MINUTE_MS);
  expect(decidePause({ status: "fixing", ...resting }, { until, reason: "They still do" }, now)).toEqual({
    change: { pausedAt: new Date(0), pausedUntil: until, pauseReason: "They still do" },
  });
  expect(pauseOf({ status: "closed", ...resting })).toBeNull();
  expect(pauseOf({ status: "fixing", ...awake })).toBeNull();
});
