import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMoment } from "./parse-moment";

const NOW = new Date(2026, 10, 22, 3, 10, 0);
const local = (text: string) => {
  const moment = parseMoment(text, NOW);
  return (
    moment && [moment.getFullYear(), moment.getMonth() + 1, moment.getDate(), moment.getHours(), moment.getMinutes()]
  );
};

describe("a moment that somebody typed", () => {
  it.each([
    ["@02:51", [2026, 11, 22, 2, 51]],
    ["02:51:30", [2026, 11, 22, 2, 51]],
    ["3:15", [2026, 11, 21, 3, 15]],
    ["2026-11-20", [2026, 11, 20, 0, 0]],
    ["2026-11-20 02:51", [2026, 11, 20, 2, 51]],
    ["2026-11-20T02:51", [2026, 11, 20, 2, 51]],
    ["11/20 23:59", [2026, 11, 20, 23, 59]],
    ["12/24", [2025, 12, 24, 0, 0]],
  ])("%s", (text, expected) => {
    expect(local(text)).toEqual(expected);
  });

  it.each(["", "@", "25:00", "02:60", "2026-02-30", "13/01", "soon", "02:51 2026-11-20", "1 2 3", "9999-01-01"])(
    "is not understood from %j",
    (text) => {
      expect(parseMoment(text, NOW)).toBeNull();
    },
  );

  it("without a day never lies ahead, and never more than a day back", () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), fc.integer({ min: 0, max: 4_102_444_800_000 }), (hours, minutes, at) => {
        const now = new Date(at);
        const moment = parseMoment(`${hours}:${String(minutes).padStart(2, "0")}`, now);
        expect(moment?.getTime()).toBeLessThanOrEqual(at);
        expect(at - (moment?.getTime() ?? 0)).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });
});
