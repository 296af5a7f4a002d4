import { describe, expect, it } from "vitest";
import { panelLook } from "@/app/(console)/incidents/[number]/panel-look";

const STARTS = "2026-11-22T03:00:00.000Z";
const MINUTE_MS = 60_000;
const start = Date.parse(STARTS);
const panel = { name: "Errors", startsAt: STARTS, dashboardUid: "shop", panelId: 4 };
const pin = { id: "pin", dashboardUid: "shop", panelId: 4, title: "", variables: {}, width: 12, height: 8 };
const shop = { uid: "shop", title: "Shop" };
const later = start + 60 * MINUTE_MS;
const nothing = { dashboards: [], panels: [], shown: null, now: later };

describe("where the panel of an alert is shown", () => {
  it("is among the pinned panels, or in its dashboard where that is in view", () => {
    expect(panelLook(panel, { ...nothing, panels: [pin] })).toMatchObject({ dashboardUid: null, panel: "pin$panel-4" });
    expect(panelLook(panel, { ...nothing, dashboards: [shop] })).toMatchObject({
      dashboardUid: "shop",
      panel: "panel-4",
    });
    const both = { ...nothing, panels: [pin], dashboards: [shop], shown: shop };
    expect(panelLook(panel, both)).toMatchObject({ dashboardUid: "shop" });
  });

  it("is nowhere in a room that does not hold it", () => {
    expect(panelLook(panel, { ...nothing, panels: [{ ...pin, panelId: 5 }] })).toBeNull();
  });

  it("is framed at the begin of the alert, and never ahead of now", () => {
    const frame = (now: number) => panelLook(panel, { ...nothing, dashboards: [shop], now });
    expect(frame(later)).toMatchObject({ from: start - 45 * MINUTE_MS, to: start + 15 * MINUTE_MS });
    expect(frame(start + MINUTE_MS)).toMatchObject({ to: start + MINUTE_MS });
    // By the clock of its source it has not begun yet.
    const early = frame(start - 60 * MINUTE_MS);
    expect(early && early.to > early.from).toBe(true);
  });
});
