import { sceneGraph, type VizPanel } from "@grafana/scenes";
import { roomContextOf } from "../../data/room-context";
import { variableValuesAt } from "../../data/variable-values";
import type { PanelSeen } from "../scene-host";

/** Where a panel has not been asked yet. */
const USUAL_POINTS = 800;

/** A panel as it is seen at this moment. */
export function seenOf(panel: VizPanel): PanelSeen {
  const { dashboardUid, variableNames } = roomContextOf(panel);
  const { value } = sceneGraph.getTimeRange(panel).state;
  const { request } = sceneGraph.getData(panel).state.data ?? {};
  const range = { from: value.from.valueOf(), to: value.to.valueOf() };
  const maxDataPoints = Math.max(1, request?.maxDataPoints ?? USUAL_POINTS);
  return {
    dashboardUid,
    panelId: panel.getLegacyPanelId(),
    variables: variableValuesAt(panel, variableNames),
    range,
    intervalMs: Math.max(1, request?.intervalMs ?? (range.to - range.from) / maxDataPoints),
    maxDataPoints,
  };
}
