import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_PREFERENCES, NOTIFICATION_KINDS, preferences } from "@/server/notification/contract";
import { isQuiet } from "@/server/notification/rules/is-quiet";
import { whyNotTold } from "@/server/notification/rules/why-not-told";

const at = (time: string) => new Date(time);
const clock = fc.integer({ min: 0, max: 1_439 }).map((minute) => {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const zone = fc.constantFrom(
  "UTC",
  "Asia/Taipei",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
);
const moment = fc.date({ min: at("2020-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z"), noInvalidDate: true });

describe("quiet hours", () => {
  const night = { from: "22:00", to: "07:00", timeZone: "Asia/Taipei" };

  it("begin at their first minute and end before their last, over midnight", () => {
    // Taipei is 8 hours ahead.
    expect(isQuiet(night, at("2026-11-22T13:59:59Z"))).toBe(false);
    expect(isQuiet(night, at("2026-11-22T14:00:00Z"))).toBe(true);
    expect(isQuiet(night, at("2026-11-22T16:00:00Z"))).toBe(true);
    expect(isQuiet(night, at("2026-11-22T22:59:59Z"))).toBe(true);
    expect(isQuiet(night, at("2026-11-22T23:00:00Z"))).toBe(false);
  });

  it("within one day leave the night alone", () => {
    const lunch = { from: "12:00", to: "13:00", timeZone: "UTC" };
    expect(isQuiet(lunch, at("2026-11-22T12:30:00Z"))).toBe(true);
    expect(isQuiet(lunch, at("2026-11-22T00:30:00Z"))).toBe(false);
  });

  it("follow the clock on the wall when it is put forward or back", () => {
    const small = { from: "02:15", to: "03:00", timeZone: "Europe/Berlin" };
    // 29 March 2026: 02:00 is 03:00 at once, so these hours do not happen.
    expect(isQuiet(small, at("2026-03-29T00:59:00Z"))).toBe(false);
    expect(isQuiet(small, at("2026-03-29T01:00:00Z"))).toBe(false);
    // 25 October 2026: the hour from 02:00 comes twice, and is quiet twice.
    expect(isQuiet(small, at("2026-10-25T00:30:00Z"))).toBe(true);
    expect(isQuiet(small, at("2026-10-25T01:05:00Z"))).toBe(false);
    expect(isQuiet(small, at("2026-10-25T01:30:00Z"))).toBe(true);
    expect(isQuiet(small, at("2026-10-25T02:00:00Z"))).toBe(false);
  });

  it("and the hours between them are all there are, in every zone at every time", () => {
    fc.assert(
      fc.property(clock, clock, zone, moment, (from, to, timeZone, now) => {
        fc.pre(from !== to);
        expect(isQuiet({ from, to, timeZone }, now)).not.toBe(isQuiet({ from: to, to: from, timeZone }, now));
      }),
    );
  });

  it("agree with plain counting where no clock is ever changed", () => {
    fc.assert(
      fc.property(clock, clock, moment, (from, to, now) => {
        fc.pre(from !== to);
        const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
        const since = (begin: number, point: number) => (point - begin + 1_440) % 1_440;
        const wall = now.getUTCHours() * 60 + now.getUTCMinutes();
        const counted = since(minutes(from), wall) < since(minutes(from), minutes(to));
        expect(isQuiet({ from, to, timeZone: "UTC" }, now)).toBe(counted);
      }),
    );
  });
});

describe("what somebody wants to be told", () => {
  const noon = at("2026-11-22T12:00:00Z");
  const quiet = { isOn: true, from: "00:00", to: "23:59", exceptMine: true };
  const grave = { severity: "sev2", isMine: true };

  it("is everything, until they say otherwise", () => {
    for (const kind of NOTIFICATION_KINDS)
      expect(whyNotTold([kind], DEFAULT_PREFERENCES, { severity: "sev5", isMine: false }, noon)).toEqual({
        kind,
        refusal: null,
      });
  });

  it("is the first reason that they did not switch off, or nothing", () => {
    const wants = { ...DEFAULT_PREFERENCES, off: ["mention" as const] };
    expect(whyNotTold(["mention", "room"], wants, grave, noon)?.kind).toBe("room");
    expect(whyNotTold(["mention"], wants, grave, noon)).toBeNull();
  });

  it("is nothing in quiet hours, but for their own grave incidents where they said so", () => {
    const wants = { ...DEFAULT_PREFERENCES, quiet };
    const refusal = (choice: object, what: object) =>
      whyNotTold(["mention"], { ...wants, quiet: { ...quiet, ...choice } }, { ...grave, ...what }, noon)?.refusal;
    expect(refusal({}, {})).toBeNull();
    expect(refusal({}, { severity: "sev3" })).toBe("quiet");
    expect(refusal({}, { isMine: false })).toBe("quiet");
    expect(refusal({ exceptMine: false }, {})).toBe("quiet");
    expect(refusal({ isOn: false }, { isMine: false })).toBeNull();
  });

  it("is nothing at all during a pause, and everything after it", () => {
    const wants = { ...DEFAULT_PREFERENCES, pausedUntil: "2026-11-22T12:00:01+00:00" };
    expect(whyNotTold(["mention"], wants, grave, noon)?.refusal).toBe("paused");
    expect(whyNotTold(["mention"], wants, grave, at("2026-11-22T12:00:01Z"))?.refusal).toBeNull();
  });

  it("can only be said in times and zones that there are", () => {
    const good = { ...DEFAULT_PREFERENCES, quiet };
    expect(preferences.safeParse(good).success).toBe(true);
    const bad = [
      { timeZone: "Mars/Olympus" },
      { quiet: { ...quiet, from: "24:00" } },
      { quiet: { ...quiet, from: "7:00" } },
      { quiet: { ...quiet, to: quiet.from } },
      { pausedUntil: "soon" },
      { off: ["everything"] },
    ];
    for (const part of bad) expect(preferences.safeParse({ ...good, ...part }).success).toBe(false);
  });
});
