import { MultiValueVariable, sceneGraph, type SceneObject, type VizPanel } from "@grafana/scenes";
import { ALL_VALUE, type VariableValues } from "@/server/dashboard/contract";
import { PANEL_SIZE } from "@/server/incident/contract";
import { roomContextOf } from "../../data/room-context";
import { variableValuesAt } from "../../data/variable-values";
import { GridBody } from "../layout/grid-body";
import type { Part } from "../layout/part";
import type { PanelPin } from "../scene-host";

const TITLE_MAX = 300;

const within = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.max(least, Math.min(most, Math.round(value)));

function sizeOf(panel: VizPanel): Pick<PanelPin, "width" | "height"> {
  for (let at: SceneObject | undefined = panel; at?.parent; at = at.parent) {
    if (!(at.parent instanceof GridBody)) continue;
    const { parts, items } = at.parent.state;
    const item = items[parts.indexOf(at as Part)];
    return item ? { width: within(item.w, PANEL_SIZE.width), height: within(item.h, PANEL_SIZE.height) } : {};
  }
  return {};
}

/** What has to be kept of a panel to draw it again elsewhere. "All" stays that, whatever it will stand for later. */
export function pinOf(panel: VizPanel, panelId: number): PanelPin {
  const { dashboardUid, variableNames } = roomContextOf(panel);
  const values = variableValuesAt(panel, variableNames);
  const variables: VariableValues = {};
  for (const name of variableNames) {
    const variable = sceneGraph.lookupVariable(name, panel);
    const isAll = variable instanceof MultiValueVariable && variable.hasAllValue();
    const value = isAll ? ALL_VALUE : values[name];
    if (value !== undefined) variables[name] = value;
  }
  const title = sceneGraph.interpolate(panel, panel.state.title).trim().slice(0, TITLE_MAX).toWellFormed();
  return { dashboardUid, panelId, title, variables, ...sizeOf(panel) };
}
