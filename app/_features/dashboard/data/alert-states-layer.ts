import { DataTopic, FieldType, LoadingState, createDataFrame, type DataFrame } from "@grafana/data";
import { SceneDataLayerBase, sceneGraph, type SceneDataLayerProviderState } from "@grafana/scenes";
import type { PanelAlertState } from "@/server/dashboard/contract";
import { frozenPanels } from "@/app/_lib/frozen-panels";
import { roomApi } from "./room-api";
import { roomContextOf } from "./room-context";

/** Alert rules are evaluated every 10 s at the soonest. */
const EVERY_MS = 15_000;

function frameOf(states: PanelAlertState[], dashboardUID: string): DataFrame {
  return createDataFrame({
    meta: { dataTopic: DataTopic.AlertStates },
    fields: [
      { name: "id", type: FieldType.number, values: states.map((_, index) => index + 1), config: {} },
      { name: "panelId", type: FieldType.number, values: states.map((state) => state.panelId), config: {} },
      { name: "state", type: FieldType.string, values: states.map((state) => state.state), config: {} },
      { name: "ruleName", type: FieldType.string, values: states.map((state) => state.ruleName), config: {} },
      { name: "ruleUID", type: FieldType.string, values: states.map((state) => state.ruleUid), config: {} },
      { name: "dashboardUID", type: FieldType.string, values: states.map(() => dashboardUID), config: {} },
    ],
  });
}

/**
 * What the alert rules say of each panel: the heart in its header. Reads by itself while the page is seen. It is only
 * known of now, so there is none while somebody looks at the past.
 */
export class RoomAlertStatesLayer extends SceneDataLayerBase<SceneDataLayerProviderState> {
  private timer?: ReturnType<typeof setInterval>;
  private running?: AbortController;
  private leavePast?: () => void;

  onEnable(): void {
    this.leavePast = frozenPanels.onPast(() => this.runLayer());
    this.timer = setInterval(() => !document.hidden && this.runLayer(), EVERY_MS);
  }

  onDisable(): void {
    this.leavePast?.();
    clearInterval(this.timer);
    this.running?.abort();
  }

  protected runLayer(): void {
    this.running?.abort();
    const { room, dashboardUid } = roomContextOf(this);
    const timeRange = sceneGraph.getTimeRange(this).state.value;
    if (frozenPanels.isPast) {
      this.publishResults({ state: LoadingState.Done, series: [frameOf([], dashboardUid)], timeRange });
      return;
    }
    const abort = new AbortController();
    this.running = abort;
    roomApi.alertStates(room, dashboardUid, abort.signal).then(
      (states) => this.publishResults({ state: LoadingState.Done, series: [frameOf(states, dashboardUid)], timeRange }),
      () => undefined,
    );
  }
}
