import type { VizPanel } from "@grafana/scenes";
import { sceneHostOf } from "../scene-host";

/** Whether what a panel shows can be posted: it has data, and who looks may. */
export const canPost = (panel: VizPanel): boolean =>
  panel.state.$data !== undefined && sceneHostOf(panel).posts() !== null;
