import { DashboardCursorSync } from "@grafana/schema";
import {
  SceneDataLayerSet,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  behaviors,
  type SceneObject,
} from "@grafana/scenes";
import type { StoredDashboard } from "@/server/dashboard/contract";
import type { DashboardLayout } from "@/server/dashboard/contract/dashboard-layout";
import { RoomContextHolder, type RoomContext } from "../data/room-context";
import { buildVariables } from "../variables/build-variables";
import { DashboardScene } from "./dashboard-scene";
import { LayerSwitches } from "./layer-switches";
import { buildLayout } from "./layout/build-layout";
import { foldMemory } from "./layout/fold-memory";
import { DashboardLinks } from "./links/dashboard-links";
import { markLayers } from "./mark-layers";
import { buildPanel } from "./panel/build-panel";
import { panelsById } from "./panel/panels-by-id";
import { SceneHostHolder, type SceneHost } from "./scene-host";

export interface BuildOptions {
  context: Omit<RoomContext, "dashboardUid" | "variableNames">;
  host: SceneHost;
  /** Ends as dates or relative to now. */
  range: { from: string; to: string };
  /** The span cannot be changed. */
  fixed: boolean;
}

/** The server gives every dashboard a layout; one without is drawn as empty. */
const NO_LAYOUT: DashboardLayout = { kind: "grid", items: [] };

function timeControls(dashboard: StoredDashboard): SceneObject[] {
  const intervals = dashboard.timepicker.refresh_intervals;
  const refresh = typeof dashboard.refresh === "string" ? dashboard.refresh : "";
  return [
    new SceneTimePicker({ isOnCanvas: true }),
    new SceneRefreshPicker({ refresh, intervals, isOnCanvas: true, withText: true }),
  ];
}

function timeRange({ timezone, fiscalYearStartMonth, weekStart }: StoredDashboard, range: BuildOptions["range"]) {
  const week = weekStart === "saturday" || weekStart === "sunday" || weekStart === "monday" ? weekStart : undefined;
  return new SceneTimeRange({ ...range, timeZone: timezone || undefined, fiscalYearStartMonth, weekStart: week });
}

/** A stored dashboard as a Scene. */
export function buildDashboard(
  dashboard: StoredDashboard,
  { context, host, range, fixed }: BuildOptions,
): DashboardScene {
  const variables = buildVariables(dashboard);
  const panels = panelsById(dashboard.panels);
  const find = (panelId: number) => panels.get(panelId);
  const hasLinks = context.grafanaUrl !== null;
  const makers = { find, hasLinks, words: host.words };
  const sync = [0, 1, 2].includes(dashboard.graphTooltip)
    ? (dashboard.graphTooltip as DashboardCursorSync)
    : DashboardCursorSync.Off;
  return new DashboardScene({
    key: `dashboard-${dashboard.uid}`,
    // What cannot be changed is not in the address either.
    dashboardUid: fixed ? null : dashboard.uid,
    $timeRange: timeRange(dashboard, range),
    $variables: new SceneVariableSet({ variables }),
    $data: new SceneDataLayerSet({ layers: markLayers(dashboard) }),
    $behaviors: [
      new RoomContextHolder({
        context: { ...context, dashboardUid: dashboard.uid, variableNames: variables.map(({ state }) => state.name) },
      }),
      new SceneHostHolder({ host }),
      new behaviors.CursorSync({ sync }),
      new behaviors.SceneQueryController(),
      ...(dashboard.liveNow === true ? [new behaviors.LiveNowTimer({ enabled: true })] : []),
    ],
    controls: [
      new VariableValueSelectors({}),
      new LayerSwitches({
        colors: Object.fromEntries(dashboard.annotations.list.map(({ name, iconColor }) => [name, iconColor])),
      }),
      ...(hasLinks && dashboard.links?.length ? [new DashboardLinks({ links: dashboard.links })] : []),
    ],
    timeControls: fixed ? [] : timeControls(dashboard),
    isEmpty: panels.size === 0,
    body: buildLayout(dashboard.layout ?? NO_LAYOUT, {
      panel: ({ panelId }, copy) => {
        const panel = find(panelId);
        return panel ? buildPanel(panel, copy, makers) : null;
      },
      memory: foldMemory(`${context.room} ${dashboard.uid}`),
    }),
  });
}
