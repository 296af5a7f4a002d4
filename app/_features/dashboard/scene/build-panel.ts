import { LoadingState, type FieldConfigSource } from "@grafana/data";
import {
  SceneDataTransformer,
  SceneQueryRunner,
  VizPanel,
  type SceneDataProvider,
  type SceneVariableSet,
} from "@grafana/scenes";
import type { DataTransformerConfig } from "@grafana/schema";
import type { StoredPanel } from "@/server/dashboard/contract";
import type { PanelTarget } from "../data/room-data-source";
import { DRAWN_PANELS } from "../panels/drawn-panels";
import { panelMenu } from "./panel-menu";
import { PanelTimeRange } from "./panel-time-range";

/** Lets the panel draw its own sign of loading, but nothing before it was asked for: that would look like no data. */
class PanelQueryRunner extends SceneQueryRunner {
  override isDataReadyToDisplay(): boolean {
    const { data } = this.state;
    return data !== undefined && (data.request !== undefined || data.state !== LoadingState.Done);
  }
}

function dataOf(panel: StoredPanel): SceneDataProvider | undefined {
  const targets = panel.targets.map((target) => ({ ...target, panelId: panel.id }) as unknown as PanelTarget);
  if (!DRAWN_PANELS.has(panel.type) || panel.type === "text" || !targets.some((target) => !target.hide))
    return undefined;
  const { datasource } = panel;
  const runner = new PanelQueryRunner({
    datasource:
      typeof datasource === "string" ? { uid: datasource } : ((datasource ?? undefined) as { uid: string } | undefined),
    queries: targets,
    maxDataPoints: panel.maxDataPoints ?? undefined,
    maxDataPointsFromWidth: true,
    minInterval: panel.interval || undefined,
    dataLayerFilter: { panelId: panel.id },
  });
  return new SceneDataTransformer({
    $data: runner,
    transformations: panel.transformations as unknown as DataTransformerConfig[],
  });
}

/** One stored panel as a Scene draws it. `copy` is set for the repeats of a panel, which differ in their variables. */
export function buildPanel(panel: StoredPanel, copy?: { key: string; variables: SceneVariableSet }): VizPanel {
  const { timeFrom, timeShift } = panel;
  return new VizPanel({
    key: `panel-${panel.id}${copy ? `-clone-${copy.key}` : ""}`,
    title: panel.title,
    description: panel.description,
    pluginId: panel.type,
    pluginVersion: panel.pluginVersion,
    options: panel.options,
    fieldConfig: panel.fieldConfig as unknown as FieldConfigSource,
    displayMode: panel.transparent ? "transparent" : undefined,
    hoverHeader: panel.title === "" && !timeFrom && !timeShift,
    menu: panelMenu(panel.id),
    $data: dataOf(panel),
    $variables: copy?.variables,
    $timeRange:
      timeFrom || timeShift
        ? new PanelTimeRange({
            timeFrom: timeFrom ?? undefined,
            timeShift: timeShift ?? undefined,
            hideOverride: panel.hideTimeOverride === true,
          })
        : undefined,
  });
}
