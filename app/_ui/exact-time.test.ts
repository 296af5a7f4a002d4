import { describe, expect, it } from "vitest";
import { exactTime } from "@/app/_ui/exact-time";

const at = Date.UTC(2026, 10, 22, 2, 51, 7);

describe("exactTime", () => {
  it("names the zone and keeps the locale's order of dates", () => {
    expect(exactTime(at, "en", "UTC")).toBe("Nov 22, 2026, 02:51:07 UTC");
    expect(exactTime(at, "zh-TW", "Asia/Taipei")).toBe("2026年11月22日 10:51:07 Asia/Taipei");
  });

  it("counts midnight as hour zero", () => {
    expect(exactTime(Date.UTC(2026, 0, 1), "en", "UTC")).toContain("00:00:00");
  });
});
