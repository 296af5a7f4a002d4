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
  heardAt: NOW - secondsAgo * 1_000,
  isOpen: true,
  ...more,
});
const since = (...entries: [string, number][]) => new Map(entries.map(([id, seconds]) => [id, NOW - seconds * 1_000]));
const plan = (feed: FeedAlert[], known: HeardFiring[], before = since()) => {
  const { missed, ended, missingSince } = planRepair(feed, known, before, NOW);
  return [missed.map(({ fingerprint }) => fingerprint), ended.map(({ id }) => id), [...missingSince.keys()]];
};

describe("what webhooks did not tell", () => {
  it("is nothing where both say the same", () => {
    expect(plan([fires("a")], [heard("a")])).toEqual([[], [], []]);
  });

  it("is an alert that fires, after a while, and that nobody holds back", () => {
    expect(plan([fires("a"), fires("fresh", 5), fires("silenced", 60, true)], [])).toEqual([["a"], [], []]);
  });

  it("is not what is known to have ended, or to have begun otherwise", () => {
    expect(plan([fires("a")], [heard("a", 60, { isOpen: false })])).toEqual([[], [], []]);
    expect(plan([fires("a", 90)], [heard("a", 60)])).toEqual([[], [], []]);
    expect(plan([fires("a", 60)], [heard("a", 600, { isOpen: false })])).toEqual([["a"], [], []]);
  });

  it("is the end of what has been missing for a while, and not at once", () => {
    expect(plan([fires("b")], [heard("a"), heard("b")])).toEqual([[], [], ["a"]]);
    expect(plan([fires("b")], [heard("a"), heard("b")], since(["a", 40]))).toEqual([[], ["a"], ["a"]]);
    expect(plan([fires("b")], [heard("fresh", 5), heard("b")], since(["fresh", 40]))).toEqual([[], [], []]);
  });

  it("is believed late of one who knows of nothing at all: it may just have been started", () => {
    expect(plan([], [heard("a")], since(["a", 60]))).toEqual([[], [], ["a"]]);
    expect(plan([], [heard("a")], since(["a", 180]))).toEqual([[], ["a"], ["a"]]);
  });

  it("is forgotten when it comes back", () => {
    expect(plan([fires("a")], [heard("a")], since(["a", 300]))).toEqual([[], [], []]);
  });
});
