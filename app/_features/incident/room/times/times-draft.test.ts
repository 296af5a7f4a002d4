import fc from "fast-check";
import { expect, it } from "vitest";
import { changedTimes, draftOf, localInput } from "@/app/_features/incident/room/times/times-draft";
import { MILESTONES } from "@/server/incident/contract";

const NONE = {
  impactStartedAt: null,
  detectedAt: "2026-11-22T03:10:20.123Z",
  acknowledgedAt: null,
  mitigatedAt: null,
  impactEndedAt: null,
  resolvedAt: null,
  closedAt: null,
};

it("tells only what was touched, and what was emptied as unknown", () => {
  const draft = draftOf(NONE);
  expect(changedTimes(NONE, draft)).toEqual({});
  const start = localInput("2026-11-22T03:05:00.000Z");
  expect(changedTimes(NONE, { ...draft, impactStartedAt: start, detectedAt: "" })).toEqual({
    impactStartedAt: "2026-11-22T03:05:00.000Z",
    detectedAt: null,
  });
});

it("shows a time so that it is read as the same second again", () => {
  const time = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(time, (at) => {
      const seconds = Math.floor(new Date(localInput(at.toISOString())).getTime() / 1_000);
      // An hour that comes twice, when clocks are put back, is the only one that cannot be told.
      expect([0, 3_600, -3_600]).toContain(seconds - Math.floor(at.getTime() / 1_000));
    }),
  );
  expect(MILESTONES.map((name) => draftOf(NONE)[name] === "")).toEqual([true, false, true, true, true, true, true]);
});
