import { DashboardCursorSync } from "@grafana/schema";
import {
  SceneDataLayerSet,
  SceneGridItem,
  SceneGridLayout,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  behaviors,
  type SceneObject,
} from "@grafana/scenes";
import type { StoredDashboard, StoredPanel } from "@/server/dashboard/contract";
import { RoomAlertStatesLayer } from "../data/alert-states-layer";
import { RoomAnnotationsLayer } from "../data/annotations-layer";
import { RoomContextHolder, type RoomContext } from "../data/room-context";
import { buildPanel } from "./build-panel";
import { buildVariable } from "./build-variable";
import { DashboardRow } from "./dashboard-row";
import { DashboardScene } from "./dashboard-scene";
import { LayerSwitches } from "./layer-switches";
import { panelLayout } from "./panel-layout";
import { PanelRepeater } from "./panel-repeater";

export interface BuildOptions {
  context: Omit<RoomContext, "dashboardUid" | "variableNames">;
  /** Ends as dates or relative to now. */
  range: { from: string; to: string };
  /** The span cannot be changed. */
  fixed: boolean;
}

function gridItem(panel: StoredPanel): SceneGridItem {
  const { x, y, w, h } = panel.gridPos;
  const horizontal = Boolean(panel.repeat) && panel.repeatDirection !== "v";
  return new SceneGridItem({
    key: `grid-item-${panel.id}`,
    ...(horizontal ? { x: 0, width: 24 } : { x, width: w }),
    y,
    height: h,
    isDraggable: false,
    isResizable: false,
    body: panel.repeat ? new PanelRepeater(panel) : buildPanel(panel),
  });
}

function gridChildren(panels: readonly StoredPanel[]) {
  return panelLayout(panels).map((entry) => {
    if (entry.kind === "panel") return gridItem(entry.panel);
    const { id, title, collapsed, gridPos } = entry.row;
    const place = { y: gridPos.y, isCollapsed: Boolean(collapsed), isDraggable: false };
    return new DashboardRow({ key: `row-${id}`, title, ...place, children: entry.panels.map(gridItem) });
  });
}

function layers(dashboard: StoredDashboard) {
  const marks = dashboard.annotations.list.map(
    ({ name, enable, hide }, index) =>
      new RoomAnnotationsLayer({ key: `annotations-${index}`, name, isEnabled: enable, isHidden: hide }),
  );
  return [...marks, new RoomAlertStatesLayer({ key: "alert-states", name: "alert-states", isHidden: true })];
}

function timeControls(dashboard: StoredDashboard): SceneObject[] {
  const intervals = dashboard.timepicker.refresh_intervals;
  const refresh = typeof dashboard.refresh === "string" ? dashboard.refresh : "";
  return [
    new SceneTimePicker({ isOnCanvas: true }),
    new SceneRefreshPicker({ refresh, intervals, isOnCanvas: true, withText: true }),
  ];
}

/** A stored classic dashboard as a Scene. */
export function buildDashboard(dashboard: StoredDashboard, { context, range, fixed }: BuildOptions): DashboardScene {
  const variables = dashboard.templating.list.flatMap((stored) => buildVariable(stored) ?? []);
  const { timezone, fiscalYearStartMonth, weekStart } = dashboard;
  const timeZone = timezone === "" ? undefined : timezone;
  const week = weekStart === "saturday" || weekStart === "sunday" || weekStart === "monday" ? weekStart : undefined;
  const sync = [0, 1, 2].includes(dashboard.graphTooltip)
    ? (dashboard.graphTooltip as DashboardCursorSync)
    : DashboardCursorSync.Off;
  return new DashboardScene({
    key: `dashboard-${dashboard.uid}`,
    $timeRange: new SceneTimeRange({ ...range, timeZone, fiscalYearStartMonth, weekStart: week }),
    $variables: new SceneVariableSet({ variables }),
    $data: new SceneDataLayerSet({ layers: layers(dashboard) }),
    $behaviors: [
      new RoomContextHolder({
        context: { ...context, dashboardUid: dashboard.uid, variableNames: variables.map(({ state }) => state.name) },
      }),
      new behaviors.CursorSync({ sync }),
      new behaviors.SceneQueryController(),
    ],
    controls: [new VariableValueSelectors({}), new LayerSwitches({})],
    timeControls: fixed ? [] : timeControls(dashboard),
    body: new SceneGridLayout({
      isDraggable: false,
      isResizable: false,
      isLazy: true,
      children: gridChildren(dashboard.panels),
    }),
  });
}
