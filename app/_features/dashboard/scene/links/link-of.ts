import { dateTime } from "@grafana/data";
import { sceneGraph, type SceneObject } from "@grafana/scenes";
import { roomContextOf } from "../../data/room-context";
import { variableValuesAt } from "../../data/variable-values";
import { grafanaLink } from "./grafana-link";

const rangeEnd = (end: string): string => {
  if (end.startsWith("now")) return end;
  const date = dateTime(end);
  return date.isValid() ? String(date.valueOf()) : end;
};

/** Where an object of the scene is found in Grafana, or null where links there are not wanted. */
export function linkOf(object: SceneObject, panelId?: number): string | null {
  const { grafanaUrl, dashboardUid, variableNames } = roomContextOf(object);
  if (grafanaUrl === null) return null;
  const { from, to } = sceneGraph.getTimeRange(object).state;
  const variables = variableValuesAt(object, variableNames);
  return grafanaLink({ grafanaUrl, dashboardUid, panelId, from: rangeEnd(from), to: rangeEnd(to), variables });
}
