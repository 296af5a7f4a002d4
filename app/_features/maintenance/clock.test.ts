import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clock } from "@/app/_features/maintenance/clock";
import { instantsOfClock } from "@/server/maintenance/rules/instants-of-clock";

const zone = fc.constantFrom("UTC", "Asia/Taipei", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe");
const minute = fc
  .integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 })
  .map((value) => value * 60_000);

describe("clocks of a zone", () => {
  it("tell a moment so that it is found again", () => {
    fc.assert(
      fc.property(minute, zone, (at, timeZone) => {
        const { earliest, latest } = instantsOfClock(clock.wall(at, timeZone), timeZone);
        expect([earliest, latest]).toContain(at);
      }),
    );
  });

  it.each([
    ["2026-03-29T02:30", "Europe/Berlin", "gap"],
    ["2026-10-25T02:30", "Europe/Berlin", "overlap"],
    ["2026-10-25T03:30", "Europe/Berlin", null],
    ["2026-10-25T02:30", "Asia/Taipei", null],
    ["2026-04-05T01:45", "Australia/Lord_Howe", "overlap"],
  ])("are changed or not at %s in %s", (local, timeZone, change) => {
    expect(clock.change(local, timeZone)).toBe(change);
  });

  it("know zones by their names", () => {
    expect(clock.isZone("Asia/Taipei")).toBe(true);
    expect(clock.isZone("Asia/Atlantis")).toBe(false);
    expect(clock.isZone("")).toBe(false);
  });
});
