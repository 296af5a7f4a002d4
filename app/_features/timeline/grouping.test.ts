import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayKey } from "./day-key";
import { GROUP_WINDOW_MS, continuesGroup, isBackDated, startsDay } from "./grouping";
import type { ShownEvent } from "./shown-event";

const ZONES = ["UTC", "Asia/Taipei", "America/New_York", "Pacific/Apia", "Asia/Kolkata"];
const zone = fc.constantFrom(...ZONES);
const START = Date.UTC(2026, 9, 30);

function eventAt(time: number, more: Partial<ShownEvent> = {}): ShownEvent {
  const at = new Date(time).toISOString();
  return {
    seq: 1,
    kind: "message",
    occurredAt: at,
    recordedAt: at,
    actorId: "a",
    actorName: "Ada",
    body: "",
    payload: {},
    ...more,
  };
}

const timeline = fc
  .array(
    fc.record({
      wait: fc.oneof(fc.nat(GROUP_WINDOW_MS * 2), fc.nat(86_400_000 * 2)),
      actor: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("message", "message", "status_changed"),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((steps) => {
    let time = START;
    return steps.map(({ wait, actor, kind }, index) => {
      time += wait;
      return eventAt(time, { seq: index + 1, actorId: actor, actorName: actor, kind });
    });
  });

describe("day lines", () => {
  it("stand exactly once above each day that has events", () => {
    fc.assert(
      fc.property(timeline, zone, (events, timeZone) => {
        const lines = events.filter((event, index) => startsDay(events[index - 1], event, timeZone));
        const days = new Set(events.map((event) => dayKey(event.occurredAt, timeZone)));
        expect(lines.map((event) => dayKey(event.occurredAt, timeZone))).toEqual([...days]);
      }),
    );
  });

  it("follow the reader's zone", () => {
    const before = eventAt(Date.UTC(2026, 10, 22, 15, 59));
    const after = eventAt(Date.UTC(2026, 10, 22, 16, 1));
    expect(startsDay(before, after, "UTC")).toBe(false);
    expect(startsDay(before, after, "Asia/Taipei")).toBe(true);
  });

  it("do not jump back for an event that was back-dated", () => {
    const today = eventAt(START);
    const told = eventAt(START + 1_000, { occurredAt: new Date(START - 86_400_000 * 3).toISOString() });
    expect(isBackDated(told)).toBe(true);
    expect(startsDay(today, told, "UTC")).toBe(false);
  });
});

describe("groups", () => {
  it("never join two people, another kind, another day, or a pause longer than the window", () => {
    fc.assert(
      fc.property(timeline, zone, (events, timeZone) => {
        events.forEach((event, index) => {
          const previous = events[index - 1];
          if (!previous || !continuesGroup(previous, event, timeZone)) return;
          expect([previous.kind, event.kind]).toEqual(["message", "message"]);
          expect(previous.actorId).toBe(event.actorId);
          expect(Date.parse(event.occurredAt) - Date.parse(previous.occurredAt)).toBeLessThanOrEqual(GROUP_WINDOW_MS);
          expect(startsDay(previous, event, timeZone)).toBe(false);
        });
      }),
    );
  });

  it("join what one person says within five minutes", () => {
    expect(continuesGroup(eventAt(START), eventAt(START + GROUP_WINDOW_MS), "UTC")).toBe(true);
    expect(continuesGroup(eventAt(START), eventAt(START + GROUP_WINDOW_MS + 1), "UTC")).toBe(false);
  });

  it("start anew for a back-dated message, so that its own time shows", () => {
    const told = eventAt(START + 1_000, { occurredAt: new Date(START - 600_000).toISOString() });
    expect(continuesGroup(eventAt(START), told, "UTC")).toBe(false);
  });

  it("go by name where no id is shown, as on a shared page", () => {
    const outsider = { actorId: undefined, recordedAt: undefined };
    expect(continuesGroup(eventAt(START, outsider), eventAt(START + 1_000, outsider), "UTC")).toBe(true);
    expect(
      continuesGroup(eventAt(START, outsider), eventAt(START + 1_000, { ...outsider, actorName: "Bo" }), "UTC"),
    ).toBe(false);
  });
});
