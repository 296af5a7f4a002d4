import { describe, expect, it } from "vitest";
import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import type { PanelListInput } from "./contract/panel-lists";
import { readAlertList } from "./read-alert-list";
import { readAnnotationList } from "./read-annotation-list";
import { readDashboardList } from "./read-dashboard-list";
import type { Room } from "./room-access";

const range = { from: 1_000, to: 2_000 };
const room: Room = { incidentId: "i", organizationId: "o", dashboards: ["home"], readOnly: false, range: null };
const shared: Room = { ...room, readOnly: true, range };
const panel = (id: number, type: string, options: object) => ({ id, type, title: type, options });
const home = {
  uid: "home",
  title: "Home",
  templating: { list: [{ type: "textbox", name: "team", query: "shop" }] },
  panels: [
    panel(1, "dashlist", { showSearch: true, query: "${team}", tags: ["prod"], maxItems: 5 }),
    panel(2, "annolist", { limit: 2, tags: ["deploy"] }),
    panel(3, "alertlist", { datasource: "Mimir" }),
    panel(4, "dashlist", { showStarred: true }),
    panel(5, "timeseries", {}),
  ],
};
const mark = (id: string, time: number, more: object = {}) => ({
  id,
  time,
  timeEnd: time,
  title: "",
  text: `mark ${id}`,
  tags: ["deploy"],
  panelId: 0,
  ...more,
});
const ports = {
  dashboards: memoryDashboards({
    dashboards: [
      home,
      { uid: "shop", title: "Shop overview", tags: ["prod"] },
      { uid: "shop-lab", title: "Shop lab", tags: [] },
    ],
  }),
  metrics: memoryMetrics({
    annotations: [
      mark("a", 500, { dashboardUid: "other", author: "ann" }),
      mark("b", 1_500, { dashboardUid: "home", author: "bob" }),
      mark("c", 1_600, { tags: ["other"] }),
    ],
  }),
};
const input = (panelId: number, variables = {}): PanelListInput => ({
  dashboardUid: "home",
  panelId,
  range,
  variables,
});
const now = new Date(3_000);

describe("a dashboard list", () => {
  it("finds what its stored search says, with variables", async () => {
    const { items } = await readDashboardList(ports, room, input(1));
    expect(items).toEqual([{ uid: "shop", title: "Shop overview", folderTitle: "", tags: ["prod"] }]);
    expect((await readDashboardList(ports, room, input(1, { team: "nobody" }))).items).toEqual([]);
  });

  it("lists nothing where it does not search", async () => {
    expect((await readDashboardList(ports, room, input(4))).items).toEqual([]);
  });

  it("is not shown through a shared link", async () => {
    await expect(readDashboardList(ports, shared, input(1))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(readAlertList(ports, shared, input(3))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("an annotation list", () => {
  it("lists what bears its tags, newest first, whenever it was", async () => {
    const { items } = await readAnnotationList(ports, room, input(2), now);
    expect(items.map(({ id, author, dashboardUid }) => [id, author, dashboardUid])).toEqual([
      ["b", "bob", "home"],
      ["a", "ann", "other"],
    ]);
  });

  it("shows no more than the dashboard and the span of a shared link, and no names of people", async () => {
    const { items } = await readAnnotationList(ports, shared, input(2), now);
    expect(items.map(({ id, author }) => [id, author])).toEqual([["b", ""]]);
    const outside = { ...input(2), range: { from: 0, to: 100_000 } };
    await expect(readAnnotationList(ports, shared, outside, now)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("lists", () => {
  it("say when another data source keeps the rules", async () => {
    expect(await readAlertList(ports, room, input(3))).toEqual({ items: [], more: 0, source: "Mimir" });
  });

  it("are only those that the room stores", async () => {
    await expect(readAlertList(ports, room, input(5))).rejects.toMatchObject({ code: "PANEL_NOT_IN_ROOM" });
    await expect(readAlertList(ports, { ...room, dashboards: [] }, input(3))).rejects.toMatchObject({
      code: "PANEL_NOT_IN_ROOM",
    });
  });
});
