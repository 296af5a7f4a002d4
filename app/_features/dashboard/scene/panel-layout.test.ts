import { describe, expect, it } from "vitest";
import { storedDashboard, type StoredPanel } from "@/server/dashboard/contract";
import { panelLayout } from "./panel-layout";

const panels = (list: Record<string, unknown>[]) =>
  storedDashboard.parse({ uid: "x", panels: list }).panels as StoredPanel[];
const at = (id: number, y: number, more: object = {}) => ({
  id,
  type: "stat",
  gridPos: { x: 0, y, w: 12, h: 8 },
  ...more,
});
const shape = (list: Record<string, unknown>[]) =>
  panelLayout(panels(list)).map((entry) =>
    entry.kind === "panel" ? entry.panel.id : { row: entry.row.id, panels: entry.panels.map(({ id }) => id) },
  );

describe("the layout of a stored dashboard", () => {
  it("gives an open row the panels that follow it, and leaves those before it alone", () => {
    expect(
      shape([at(1, 0), at(10, 8, { type: "row" }), at(2, 9), at(3, 17), at(20, 25, { type: "row" }), at(4, 26)]),
    ).toEqual([1, { row: 10, panels: [2, 3] }, { row: 20, panels: [4] }]);
  });

  it("keeps the panels of a folded row inside it, and those after it outside", () => {
    const folded = at(10, 0, { type: "row", collapsed: true, panels: [at(3, 9), at(2, 1)] });
    expect(shape([folded, at(4, 1)])).toEqual([{ row: 10, panels: [2, 3] }, 4]);
  });

  it("reads from left to right and from top to bottom, whatever the stored order", () => {
    const right = { id: 2, type: "stat", gridPos: { x: 12, y: 0, w: 12, h: 8 } };
    expect(shape([at(3, 8), right, at(1, 0)])).toEqual([1, 2, 3]);
  });
});
