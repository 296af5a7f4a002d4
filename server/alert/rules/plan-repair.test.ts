import { describe, expect, it } from "vitest";
import { type FeedAlert, type HeardFiring, planRepair } from "@/server/alert/rules/plan-repair";

const NOW = 1_000_000_000;
const fires = (fingerprint: string, secondsAgo = 60, isHeld = false): FeedAlert => ({
  fingerprint,
  startsAt: NOW - secondsAgo * 1_000,
  isHeld,
});
const heard = (fingerprint: string, secondsAgo = 60, more: Partial<HeardFiring> = {}): HeardFiring => ({
  id: fingerprint,
  fingerprint,
  startsAt: NOW - secondsAgo * 1_000,
  toldAt: NOW - secondsAgo * 1_000,
  isOpen: true,
  ...more,
});
const since = (...entries: [string, number][]) => new Map(entries.map(([id, seconds]) => [id, NOW - seconds * 1_000]));
const plan = (feed: FeedAlert[], known: HeardFiring[], before = since()) => {
  const { missed, missing, missingSince } = planRepair(feed, known, before, NOW);
  expect([...missingSince.keys()]).toEqual(missing.map(({ id }) => id));
  return [
    missed.map(({ fingerprint }) => fingerprint),
    missing.map(({ id }) => [id, (NOW - (missingSince.get(id) ?? 0)) / 1_000]),
  ];
};

describe("what webhooks did not tell", () => {
  it("is nothing where both say the same", () => {
    expect(plan([fires("a")], [heard("a")])).toEqual([[], []]);
  });

  it("is an alert that fires, after a while, and that nobody holds back", () => {
    expect(plan([fires("a"), fires("fresh", 5), fires("silenced", 60, true)], [])).toEqual([["a"], []]);
  });

  it("is not what is known to have ended, or to have begun otherwise", () => {
    expect(plan([fires("a")], [heard("a", 60, { isOpen: false })])).toEqual([[], []]);
    expect(plan([fires("a", 90)], [heard("a", 60)])).toEqual([[], []]);
    expect(plan([fires("a", 60)], [heard("a", 600, { isOpen: false })])).toEqual([["a"], []]);
  });

  it("may be the end of what is missing, and since when that is so is kept", () => {
    expect(plan([fires("b")], [heard("a"), heard("b")])).toEqual([[], [["a", 0]]]);
    expect(plan([fires("b")], [heard("a"), heard("b")], since(["a", 40]))).toEqual([[], [["a", 40]]]);
  });

  it("is forgotten when it comes back", () => {
    expect(plan([fires("a")], [heard("a")], since(["a", 300]))).toEqual([[], []]);
  });
});
