import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Matcher } from "@/server/matcher/contract";
import { localTime } from "@/server/maintenance/contract";
import { instantsOfClock } from "@/server/maintenance/rules/instants-of-clock";
import { windowOf } from "@/server/maintenance/rules/window-of";
import { windowState } from "@/server/maintenance/rules/window-state";

const ZONES = [
  "UTC",
  "Asia/Taipei",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Africa/Casablanca",
  "Pacific/Kiritimati",
];
const MINUTE = 60_000;
const zone = fc.constantFrom(...ZONES);
const instant = fc
  .integer({ min: Date.parse("2020-01-01T00:00Z") / MINUTE, max: Date.parse("2037-01-01T00:00Z") / MINUTE })
  .map((minutes) => minutes * MINUTE);
const clockOf = (at: number, timeZone: string): string => {
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
  return text.replace(" ", "T");
};
const utc = (at: number) => new Date(at).toISOString().slice(0, 16);
const meant = (local: string, timeZone: string) => {
  const { earliest, latest } = instantsOfClock(local, timeZone);
  return [utc(earliest), utc(latest)];
};
const equal = (name: string, value: string): Matcher => ({ name, value, isRegex: false, isEqual: true });

describe("a clock on the wall", () => {
  it("means one moment on most days", () => {
    expect(meant("2026-11-22T03:00", "Asia/Taipei")).toEqual(["2026-11-21T19:00", "2026-11-21T19:00"]);
  });

  it("means two in the hour that comes twice", () => {
    expect(meant("2026-10-25T02:30", "Europe/Berlin")).toEqual(["2026-10-25T00:30", "2026-10-25T01:30"]);
    expect(meant("2026-04-05T01:45", "Australia/Lord_Howe")).toEqual(["2026-04-04T14:45", "2026-04-04T15:15"]);
  });

  it("means what it would by the clocks before and after in the hour that is left out", () => {
    expect(meant("2026-03-29T02:30", "Europe/Berlin")).toEqual(["2026-03-29T00:30", "2026-03-29T01:30"]);
    expect(meant("2026-03-08T02:30", "America/New_York")).toEqual(["2026-03-08T06:30", "2026-03-08T07:30"]);
  });

  it("is read back as it was shown, whatever the zone and the day", () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const { earliest, latest } = instantsOfClock(clockOf(at, timeZone), timeZone);
        expect([earliest, latest]).toContain(at);
        expect(latest - earliest).toBeLessThanOrEqual(60 * MINUTE);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never ends a window before it starts", () => {
    fc.assert(
      fc.property(instant, fc.nat({ max: 3_000 }), zone, (at, minutes, timeZone) => {
        const [from, to] = [utc(at), utc(at + minutes * MINUTE)];
        expect(instantsOfClock(from, timeZone).earliest).toBeLessThanOrEqual(instantsOfClock(to, timeZone).latest);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["2026-02-30T10:00", "2026-13-01T10:00", "2026-01-01T24:00", "2026-01-01", "1999-01-01T00:00"])(
    "does not show %s",
    (text) => expect(localTime.safeParse(text).success).toBe(false),
  );
});

describe("a window", () => {
  const times = fc
    .tuple(instant, fc.integer({ min: 1, max: 10_000 }))
    .map(([startsAt, minutes]) => ({ startsAt, endsAt: startsAt + minutes * MINUTE, cancelledAt: null }));

  it("is at any moment what its times say, in whatever order and however often a clock is read", () => {
    fc.assert(
      fc.property(times, fc.array(instant), (window, reads) => {
        const states = reads.map((now) => windowState(window, now));
        expect(reads.map((now) => windowState(window, now))).toEqual(states);
        const inOrder = reads.toSorted((a, b) => a - b).map((now) => windowState(window, now));
        const changes = inOrder.filter((state, index) => index > 0 && state !== inOrder[index - 1]);
        expect(new Set(changes).size).toBe(changes.length);
      }),
    );
  });

  it("has its start and not its end, and never runs once it is cancelled", () => {
    const window = { startsAt: 100, endsAt: 200, cancelledAt: null };
    expect([99, 100, 199, 200].map((now) => windowState(window, now))).toEqual([
      "planned",
      "running",
      "running",
      "over",
    ]);
    const cancelled = { ...window, cancelledAt: 150 };
    expect([99, 100, 199, 200].map((now) => windowState(cancelled, now))).toEqual(Array(4).fill("cancelled"));
    expect(windowState({ ...window, cancelledAt: 200 }, 300)).toBe("over");
  });

  it("is found by the labels of an alert while it runs, the soonest to end first", () => {
    const window = (id: string, more: object = {}) => ({
      id,
      startsAt: 100,
      endsAt: 200,
      cancelledAt: null,
      matchers: [equal("service", "checkout")],
      ...more,
    });
    const find = windowOf([
      window("late", { endsAt: 300 }),
      window("soon"),
      window("other", { matchers: [equal("service", "gateway")] }),
      window("broken", { endsAt: 110, matchers: [{ ...equal("service", "("), isRegex: true }] }),
      window("empty", { endsAt: 110, matchers: [] }),
      window("off", { endsAt: 110, cancelledAt: 105 }),
    ]);
    const found = (service: string, at: number) => find({ service }, at)?.id ?? null;
    expect(found("checkout", 100)).toBe("soon");
    expect(found("checkout", 200)).toBe("late");
    expect(found("checkout", 300)).toBeNull();
    expect(found("gateway", 150)).toBe("other");
    expect(found("database", 150)).toBeNull();
  });
});
