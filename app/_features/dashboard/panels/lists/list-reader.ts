import type { VizPanel } from "@grafana/scenes";
import type { AbsoluteRange } from "@/server/dashboard/contract";
import { roomApi } from "../../data/room-api";
import { roomContextOf, type SayFailure } from "../../data/room-context";
import { variableValuesAt } from "../../data/variable-values";

/** The routes that answer lists. */
export type ListName = "alert-list" | "annotation-list" | "dashboard-list";

export interface ReadList {
  /** What the stored panel lists for this range; rejects with a RoomFailure or the reason of the abort. */
  <List>(name: ListName, range: AbsoluteRange, signal: AbortSignal): Promise<List>;
  /** Says a failure in the reader's language. */
  say: SayFailure;
  dashboardUid: string;
}

/** Reads lists for one panel of a scene: our server is told which panel is meant, and reads what it lists. */
export function listReader(panel: VizPanel): ReadList {
  const { room, dashboardUid, variableNames, say } = roomContextOf(panel);
  const read = <List>(name: ListName, range: AbsoluteRange, signal: AbortSignal): Promise<List> => {
    const variables = variableValuesAt(panel, variableNames);
    const panelId = panel.getLegacyPanelId();
    return roomApi.list<List>(room, name, { dashboardUid, panelId, range, variables }, signal);
  };
  return Object.assign(read, { say, dashboardUid });
}
