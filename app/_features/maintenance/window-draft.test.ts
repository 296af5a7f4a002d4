import { describe, expect, it } from "vitest";
import { windowDraft } from "@/app/_features/maintenance/window-draft";
import type { WindowItem } from "@/server/maintenance/contract";

const NOW = Date.parse("2026-10-24T12:07:00Z");
const draft = { ...windowDraft.of(NOW, "Europe/Berlin"), name: "Database upgrade" };

describe("a window that is planned", () => {
  it("begins soon, for an hour, in the clocks of the zone", () => {
    expect(draft).toMatchObject({ from: "2026-10-24T14:15", to: "2026-10-24T15:15" });
    expect(windowDraft.problems(draft, NOW)).toEqual({});
  });

  it.each([
    [{ name: " " }, { name: "missing" }],
    [{ timeZone: "Europe/Nowhere" }, { timeZone: "noZone" }],
    [{ to: "2026-10-24T14:00" }, { to: "beforeStart" }],
    [{ from: "2026-10-24T10:00", to: "2026-10-24T11:00" }, { to: "isOver" }],
    [{ to: "2027-10-24T11:00" }, { to: "tooLong" }],
    [
      { from: "", to: "" },
      { from: "missing", to: "missing" },
    ],
  ])("is told what is wrong with %j", (more, problems) => {
    expect(windowDraft.problems({ ...draft, ...more }, NOW)).toEqual(problems);
  });

  it("comes back with the same moments, also where an hour comes twice", () => {
    const item = {
      name: "Database upgrade",
      comment: "",
      startsAt: "2026-10-25T00:30:00.000Z",
      endsAt: "2026-10-25T01:45:00.000Z",
      timeZone: "Europe/Berlin",
    } as WindowItem;
    expect(windowDraft.instants(windowDraft.again(item))).toEqual({
      start: Date.parse(item.startsAt),
      end: Date.parse(item.endsAt),
    });
  });
});
