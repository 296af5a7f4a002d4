import { describe, expect, it } from "vitest";
import type { DashboardLayout, LayoutItem, LayoutSection } from "@/server/dashboard/contract/dashboard-layout";
import { GLANCE_ROWS } from "../contract";
import { firstScreen } from "./first-screen";

const item = (panelId: number, x: number, y: number, more: Partial<LayoutItem> = {}): LayoutItem => ({
  panelId,
  x,
  y,
  w: 12,
  h: 8,
  repeat: null,
  visibility: null,
  ...more,
});
const section = (title: string, layout: DashboardLayout, more: Partial<LayoutSection> = {}): LayoutSection => ({
  title,
  collapsed: false,
  headerHidden: false,
  repeat: null,
  visibility: null,
  layout,
  ...more,
});
const grid = (...items: LayoutItem[]): DashboardLayout => ({ kind: "grid", items });
const ids = (layout: DashboardLayout) => firstScreen({ layout }).panels.map(({ panelId }) => panelId);

describe("firstScreen", () => {
  it("reads a grid from the top, left to right, and leaves out what is further down", () => {
    expect(ids(grid(item(3, 0, 8), item(2, 12, 0), item(1, 0, 0), item(4, 0, GLANCE_ROWS)))).toEqual([1, 2, 3]);
  });

  it("puts rows under one another, each below its title", () => {
    const rows: DashboardLayout = {
      kind: "rows",
      rows: [section("Now", grid(item(1, 0, 5))), section("Later", grid(item(2, 0, 40)))],
    };
    const { panels, rows: titles } = firstScreen({ layout: rows });
    expect(titles).toEqual([
      { title: "Now", y: 0 },
      { title: "Later", y: 9 },
    ]);
    expect(panels.map(({ panelId, y }) => [panelId, y])).toEqual([
      [1, 1],
      [2, 10],
    ]);
  });

  it("shows of a collapsed row the title alone", () => {
    const rows: DashboardLayout = {
      kind: "rows",
      rows: [section("Closed", grid(item(1, 0, 0)), { collapsed: true }), section("Open", grid(item(2, 0, 0)))],
    };
    expect(ids(rows)).toEqual([2]);
    expect(firstScreen({ layout: rows }).rows.map(({ y }) => y)).toEqual([0, 1]);
  });

  it("stops where it cannot know how much room a part takes", () => {
    const repeat = { variable: "service", direction: "v" as const, maxPerRow: null };
    const rows: DashboardLayout = {
      kind: "rows",
      rows: [
        section("One", grid(item(1, 0, 0))),
        section("Each", grid(item(2, 0, 0)), { repeat }),
        section("After", grid(item(3, 0, 0))),
      ],
    };
    expect(ids(rows)).toEqual([1]);
  });

  it("shows the first of several tabs and lays an auto grid out in columns", () => {
    const auto: DashboardLayout = {
      kind: "auto-grid",
      maxColumns: 2,
      columnWidth: 400,
      rowHeight: 320,
      fill: false,
      items: [item(1, 0, 0), item(2, 0, 0), item(3, 0, 0)],
    };
    const tabs: DashboardLayout = { kind: "tabs", tabs: [section("A", auto), section("B", grid(item(9, 0, 0)))] };
    const { panels } = firstScreen({ layout: tabs });
    expect(panels.map(({ panelId, x }) => [panelId, x])).toEqual([
      [1, 0],
      [2, 12],
      [3, 0],
    ]);
  });

  it("only frames what is repeated", () => {
    const repeat = { variable: "service", direction: "h" as const, maxPerRow: 4 };
    const [first] = firstScreen({ layout: grid(item(1, 0, 0, { repeat })) }).panels;
    expect(first).toMatchObject({ plain: false, w: 24 });
  });
});
