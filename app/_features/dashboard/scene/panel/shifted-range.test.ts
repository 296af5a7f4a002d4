import { dateTime } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { shiftedRange } from "./shifted-range";

const now = dateTime("2026-03-10T12:00:00Z");
const at = (text: string) => dateTime(text);
const relative = { from: at("2026-03-10T06:00:00Z"), to: now, isRelative: true };
const absolute = { ...relative, from: at("2026-03-01T00:00:00Z"), to: at("2026-03-02T00:00:00Z"), isRelative: false };
const shown = (...given: Parameters<typeof shiftedRange>) => {
  const { from, to } = shiftedRange(...given);
  return [from.toISOString(), to.toISOString()];
};

describe("a panel's own time options", () => {
  it.each([
    ["another length", "1h", null, "2026-03-10T11:00:00.000Z", "2026-03-10T12:00:00.000Z"],
    ["a shift", null, "2h", "2026-03-10T04:00:00.000Z", "2026-03-10T10:00:00.000Z"],
    ["both", "now-1h", "1d", "2026-03-09T11:00:00.000Z", "2026-03-09T12:00:00.000Z"],
    ["neither", null, null, "2026-03-10T06:00:00.000Z", "2026-03-10T12:00:00.000Z"],
    ["something that is no span", "a while", "-3h", "2026-03-10T06:00:00.000Z", "2026-03-10T12:00:00.000Z"],
  ])("apply %s", (_what, from, shift, ...expected) => {
    expect(shown(relative, from, shift, now)).toEqual(expected);
  });

  it("leave the length of a span alone that somebody chose by its ends, and shift it", () => {
    expect(shown(absolute, "1h", null, now)).toEqual(["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"]);
    expect(shown(absolute, "1h", "1w", now)).toEqual(["2026-02-22T00:00:00.000Z", "2026-02-23T00:00:00.000Z"]);
  });

  it("shift by calendar months, and to whole days", () => {
    expect(shown(absolute, null, "1M", now)).toEqual(["2026-02-01T00:00:00.000Z", "2026-02-02T00:00:00.000Z"]);
    const { from, to } = shiftedRange(relative, null, "1d/d", now);
    expect(to.valueOf() - from.valueOf()).toBe(24 * 3_600_000 - 1);
  });

  it("do not change the span that they are given", () => {
    shiftedRange(relative, "1h", "1d", now);
    expect(relative.from.toISOString()).toBe("2026-03-10T06:00:00.000Z");
    expect(now.toISOString()).toBe("2026-03-10T12:00:00.000Z");
  });
});
