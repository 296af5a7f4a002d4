import { DashboardCursorSync } from "@grafana/schema";
import {
  LocalValueVariable,
  SceneDataLayerSet,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  behaviors,
} from "@grafana/scenes";
import type { StoredDashboard, VariableValues } from "@/server/dashboard/contract";
import { RoomFailure } from "../data/room-api";
import { RoomContextHolder } from "../data/room-context";
import type { BuildOptions } from "./build-dashboard";
import { DashboardScene } from "./dashboard-scene";
import { markLayers } from "./mark-layers";
import { buildPanel } from "./panel/build-panel";
import { panelsById } from "./panel/panels-by-id";
import { PinnedBody } from "./pinned-body";
import { SceneHostHolder } from "./scene-host";

/** One panel of a chosen set. */
export interface PinnedPanel {
  /** Tells it from the others, and stays the same when they are put into another order. */
  key: string;
  /** Or why it could not be read. */
  dashboard: StoredDashboard | RoomFailure;
  panelId: number;
  /** As it was when it was chosen. */
  title: string;
  /** What the variables of its dashboard were set to when it was chosen; those in the address do not count. */
  variables: VariableValues;
  /** Size in columns (of 24) and rows of the grid. */
  width: number;
  height: number;
}

/** Tells panels of the same number apart where scenes name them by their local values. */
const PIN = "__pin";

function pinnedVariables(key: string, { templating }: StoredDashboard, values: VariableValues): SceneVariableSet {
  const variables = templating.list.flatMap(({ name }) => {
    const value = values[name];
    return value === undefined ? [] : new LocalValueVariable({ name, value, text: [value].flat().join(" + ") });
  });
  return new SceneVariableSet({
    variables: [new LocalValueVariable({ name: PIN, value: key, text: "" }), ...variables],
  });
}

/**
 * A scene of chosen panels of several dashboards: in one grid, with one time range, each with its own variables and the
 * marks of its own dashboard. A panel that cannot be read any more says so in its place. The body can be told to hold
 * others.
 */
export function buildPanelSet(
  items: readonly PinnedPanel[],
  { context, host, range, fixed }: BuildOptions,
): { scene: DashboardScene; body: PinnedBody } {
  const makers = { words: host.words, hasLinks: context.grafanaUrl !== null };
  const makeCell = ({ key, dashboard, panelId, variables }: PinnedPanel) => {
    if (dashboard instanceof RoomFailure) return null;
    const panels = panelsById(dashboard.panels);
    const find = (id: number) => panels.get(id);
    const panel = find(panelId);
    if (!panel) return null;
    const variableNames = dashboard.templating.list.map(({ name }) => name);
    const own = { ...context, dashboardUid: dashboard.uid, variableNames };
    const copy = { key, variables: pinnedVariables(key, dashboard, variables) };
    const cell = buildPanel(panel, copy, { ...makers, find });
    cell.setState({
      $data: new SceneDataLayerSet({ layers: markLayers(dashboard) }),
      $behaviors: [new RoomContextHolder({ context: own })],
    });
    return cell;
  };
  const body = new PinnedBody(items, makeCell);
  const scene = new DashboardScene({
    key: "panel-set",
    dashboardUid: null,
    $timeRange: new SceneTimeRange(range),
    $behaviors: [
      new SceneHostHolder({ host }),
      new behaviors.CursorSync({ sync: DashboardCursorSync.Crosshair }),
      new behaviors.SceneQueryController(),
    ],
    controls: [],
    timeControls: fixed
      ? []
      : [new SceneTimePicker({ isOnCanvas: true }), new SceneRefreshPicker({ isOnCanvas: true, withText: true })],
    body,
  });
  return { scene, body };
}
