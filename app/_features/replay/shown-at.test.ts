import { describe, expect, it } from "vitest";
import type { PinnedPanel } from "@/server/incident/contract";
import type { TimelineEvent } from "@/server/timeline/contract";
import { shownAt } from "./shown-at";

const START = Date.UTC(2026, 10, 22, 3);
const event = (minutes: number, kind: string, payload: object): TimelineEvent => {
  const time = new Date(START + minutes * 60_000).toISOString();
  return { id: `event-${minutes}`, kind, payload, occurredAt: time, recordedAt: time } as unknown as TimelineEvent;
};
const panel = (panelId: number): PinnedPanel => ({
  id: `panel-${panelId}`,
  dashboardUid: "shop",
  panelId,
  title: `P${panelId}`,
  variables: { env: "prod" },
  width: 12,
  height: 8,
});
const about = (panelId: number) => ({ title: `P${panelId}`, dashboardUid: "shop", panelId });
const shop = { uid: "shop", title: "Shop" };
const checkout = { uid: "checkout", title: "Checkout" };
const EVENTS = [
  event(0, "incident_declared", { title: "T", severity: "sev2", dashboards: ["Shop"] }),
  event(1, "panel_pinned", about(1)),
  event(2, "panel_pinned", about(2)),
  event(3, "dashboard_changed", { dashboards: ["Shop", "Checkout"] }),
  event(4, "panel_unpinned", about(1)),
  event(5, "panel_pinned", about(3)),
];
const PRESENT = { panels: [panel(2), panel(3)], dashboards: [shop, checkout] };
const at = (minutes: number) => shownAt(EVENTS, PRESENT, START + minutes * 60_000 + 1);

describe("what a room showed at a moment", () => {
  it("are the panels that were pinned then, with what was unpinned since", () => {
    const pinned = (minutes: number) => at(minutes).panels.map(({ panelId }) => panelId);
    expect([-1, 0, 1, 2, 4, 5].map(pinned)).toEqual([[], [], [1], [2, 1], [2], [2, 3]]);
    expect(at(5).panels).toEqual(PRESENT.panels);
  });

  it("are its dashboards without those that came later", () => {
    expect(at(2).dashboards).toEqual([shop]);
    expect(at(3).dashboards).toEqual([shop, checkout]);
  });

  it("hides nothing where it was not recorded what a room held", () => {
    expect(shownAt([], PRESENT, START)).toEqual(PRESENT);
    const untold = [event(0, "incident_declared", { title: "T", severity: "sev2" })];
    expect(shownAt(untold, PRESENT, START + 1).dashboards).toEqual(PRESENT.dashboards);
  });
});
