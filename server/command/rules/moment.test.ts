import { describe, expect, it } from "vitest";
import { momentAt, readDuration, readMoment } from "@/server/command/rules/moment";

const now = new Date("2026-11-22T03:10:00Z");
const at = (text: string, side: "behind" | "ahead", zone = "Asia/Taipei") => {
  const moment = readMoment(text);
  return moment && momentAt(moment, now, zone, side).toISOString();
};

describe("a time that was written", () => {
  it("is read in the writer's zone, on the day that is meant", () => {
    expect(at("@11:05", "behind")).toBe("2026-11-22T03:05:00.000Z");
    expect(at("@11:15", "behind")).toBe("2026-11-21T03:15:00.000Z");
    expect(at("@11:05", "ahead")).toBe("2026-11-23T03:05:00.000Z");
    expect(at("@03:05Z", "behind")).toBe("2026-11-22T03:05:00.000Z");
    expect(at("@23:50", "behind", "America/New_York")).toBe("2026-11-21T04:50:00.000Z");
  });

  it("may count from now, or be whole", () => {
    expect(at("@-10m", "behind")).toBe("2026-11-22T03:00:00.000Z");
    expect(at("@+1h30m", "ahead")).toBe("2026-11-22T04:40:00.000Z");
    expect(at("@2026-11-22T11:00+08:00", "behind")).toBe("2026-11-22T03:00:00.000Z");
  });

  it("counts the hour that a change of clocks takes away or gives", () => {
    const moment = readMoment("02:30");
    const spring = new Date("2026-03-29T12:00:00Z");
    expect(moment && momentAt(moment, spring, "Europe/Berlin", "behind").toISOString()).toMatch(/^2026-03-29T0[01]:30/);
    const noon = readMoment("12:00");
    expect(noon && momentAt(noon, spring, "Europe/Berlin", "behind").toISOString()).toBe("2026-03-29T10:00:00.000Z");
  });

  it("in a zone that nobody knows is UTC", () =>
    expect(at("@03:05", "behind", "Mars/Base")).toBe("2026-11-22T03:05:00.000Z"));

  it.each(["@24:00", "@12:60", "@-", "@-10", "@tomorrow", "@2026-13-01T00:00Z", "@", "@@12:00"])("is not %s", (text) =>
    expect(readMoment(text)).toBeNull(),
  );
});

it("durations add up", () => {
  expect(readDuration("1h30m")).toBe(5_400_000);
  expect(readDuration("2w")).toBe(14 * 86_400_000);
  expect(readDuration("1h30")).toBeNull();
});
