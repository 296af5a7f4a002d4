import { sceneGraph, type VizPanel } from "@grafana/scenes";
import { RoomFailure, roomApi } from "../../data/room-api";
import { roomContextOf } from "../../data/room-context";
import { variableValuesAt } from "../../data/variable-values";
import { DashboardScene } from "../dashboard-scene";
import { sceneHostOf } from "../scene-host";

/** Where a panel has not been asked yet. */
const USUAL = { intervalMs: 15_000, maxDataPoints: 1_000 };

/** Opens the queries of a panel in Grafana's Explore, over the same span. Only the server knows them. */
export async function openInExplore(panel: VizPanel, panelId: number): Promise<void> {
  // At once: later it would be a tab that nobody asked for, and browsers stop those.
  const tab = window.open("", "_blank");
  if (tab) tab.opener = null;
  const scene = DashboardScene.of(panel);
  const { words } = sceneHostOf(panel);
  const { room, dashboardUid, variableNames, say } = roomContextOf(panel);
  const { from, to, value } = sceneGraph.getTimeRange(panel).state;
  const { intervalMs, maxDataPoints } = sceneGraph.getData(panel).state.data?.request ?? USUAL;
  const isRelative = [from, to].every((end) => end.startsWith("now"));
  try {
    const { url } = await roomApi.panelLink(room, {
      dashboardUid,
      panelId,
      range: { from: value.from.valueOf(), to: value.to.valueOf() },
      ...(isRelative && { span: { from, to } }),
      intervalMs: Math.max(1, intervalMs),
      maxDataPoints: Math.max(1, maxDataPoints ?? USUAL.maxDataPoints),
      variables: variableValuesAt(panel, variableNames),
    });
    if (url && tab) return tab.location.replace(url);
    scene.say(words(url ? "explore.blocked" : "explore.nothing"));
  } catch (error) {
    const { code, details } = error instanceof RoomFailure ? error : new RoomFailure("INTERNAL", String(error));
    scene.say(say(code, details));
  }
  tab?.close();
}
