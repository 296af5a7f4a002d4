import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LookWord } from "@/app/_lib/room-looks";
import type { Look } from "@/server/timeline/contract/look";
import { SharedView } from "./shared-view";

const ADA = { id: "ada", name: "Ada" };
const GRACE = { id: "grace", name: "Grace" };
const look = (cursor: number | null = null): Look => ({
  from: 1_000,
  to: 2_000,
  raw: { from: "now-1h", to: "now" },
  dashboardUid: "checkout",
  cursor,
});

let said: LookWord[];
let now: Look | null;
const show = vi.fn();
const point = vi.fn();
let view: SharedView;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  said = [];
  now = look();
  view = new SharedView({ me: "grace", say: (word) => said.push(word), point });
  view.attach({ look: () => now, show });
});
afterEach(() => {
  view.close();
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe("following somebody", () => {
  it("asks at once, shows what they see, and points where they point", () => {
    view.follow(ADA);
    expect(said).toEqual([{ message: "ask-look", userId: "ada" }]);
    view.hear({ kind: "look", person: ADA, look: look(1_500) });
    expect(show).toHaveBeenCalledWith(look(1_500));
    expect(point).toHaveBeenLastCalledWith({ at: 1_500, name: "Ada" });
    expect(view.snapshot()).toMatchObject({ following: ADA, isSeeing: true });
  });

  it("heeds nobody else, and nobody after it was left", () => {
    view.follow(ADA);
    view.hear({ kind: "look", person: { id: "eve", name: "Ada" }, look: look() });
    view.leave();
    view.hear({ kind: "look", person: ADA, look: look() });
    expect(show).not.toHaveBeenCalled();
    expect(view.snapshot().lost).toBeNull();
  });

  it("is never about oneself", () => {
    view.follow(GRACE);
    expect(view.snapshot().following).toBeNull();
    expect(said).toEqual([]);
  });

  it("ends, and says so, when they leave the room", () => {
    view.follow(ADA);
    view.hear({ kind: "people", people: [ADA, GRACE], total: 2 });
    expect(view.snapshot().following).toEqual(ADA);
    view.hear({ kind: "people", people: [GRACE], total: 1 });
    expect(view.snapshot()).toMatchObject({ following: null, lost: ADA });
    expect(point).toHaveBeenLastCalledWith(null);
  });

  it("goes on in a full room that does not name them, until they are silent", () => {
    view.follow(ADA);
    view.hear({ kind: "people", people: [GRACE], total: 400 });
    expect(view.snapshot().following).toEqual(ADA);
    vi.advanceTimersByTime(14_000);
    view.hear({ kind: "look", person: ADA, look: look() });
    vi.advanceTimersByTime(14_000);
    expect(view.snapshot().following).toEqual(ADA);
    vi.advanceTimersByTime(10_000);
    expect(view.snapshot()).toMatchObject({ following: null, lost: ADA });
  });
});

describe("being followed", () => {
  it("tells nothing while nobody asks", () => {
    view.viewChanged();
    vi.advanceTimersByTime(5_000);
    expect(said).toEqual([]);
  });

  it("tells what is seen at once, then every change, a few a second at most, the last one always", () => {
    view.hear({ kind: "asked", person: ADA, userId: "grace" });
    vi.advanceTimersByTime(0);
    expect(said).toEqual([{ message: "look", look: look() }]);
    for (let cursor = 1_000; cursor < 1_100; cursor += 1) {
      now = look(cursor);
      view.viewChanged();
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1_000);
    expect(said.length).toBeLessThanOrEqual(6);
    expect(said.at(-1)).toEqual({ message: "look", look: look(1_099) });
  });

  it("is over for who stopped asking or left", () => {
    view.hear({ kind: "asked", person: ADA, userId: "grace" });
    expect(view.snapshot().followers).toEqual([ADA]);
    vi.advanceTimersByTime(25_000);
    expect(view.snapshot().followers).toEqual([]);
    view.hear({ kind: "asked", person: ADA, userId: "grace" });
    view.hear({ kind: "people", people: [GRACE], total: 1 });
    expect(view.snapshot().followers).toEqual([]);
  });

  it("does not answer what others are asked", () => {
    view.hear({ kind: "asked", person: ADA, userId: "somebody" });
    vi.advanceTimersByTime(1_000);
    expect(said).toEqual([]);
  });
});

describe("calling everybody", () => {
  it("shows an invitation until it is dismissed, and moves nothing by itself", () => {
    view.hear({ kind: "called", person: ADA, look: look() });
    expect(view.snapshot().invitation).toEqual({ person: ADA, look: look() });
    expect(show).not.toHaveBeenCalled();
    view.dismiss();
    expect(view.snapshot().invitation).toBeNull();
  });

  it("says what one sees, or nothing where there is nothing", () => {
    expect(view.call()).toBe(true);
    now = null;
    expect(view.call()).toBe(false);
    expect(said).toEqual([{ message: "look-here", look: look() }]);
  });
});
