import { LoadingState } from "@grafana/data";
import { SceneDataLayerBase, sceneGraph, type SceneDataLayerProviderState } from "@grafana/scenes";
import type { Unsubscribable } from "rxjs";
import type { AnnotationLayer } from "@/server/dashboard/contract";
import { annotationFrame } from "./annotation-frame";
import { roomApi } from "./room-api";
import { roomContextOf } from "./room-context";
import { variableValuesAt } from "./variable-values";

interface RoomAnnotationsState extends SceneDataLayerProviderState {
  /** The variables that the stored query names. */
  uses?: string;
}

/** The marks of one stored annotation query, read again with every change of the time range or of its variables. */
export class RoomAnnotationsLayer extends SceneDataLayerBase<RoomAnnotationsState> {
  private timeSub?: Unsubscribable;
  private running?: AbortController;

  constructor(state: RoomAnnotationsState) {
    super(state, ["uses"]);
  }

  onEnable(): void {
    const range = sceneGraph.getTimeRange(this);
    this.timeSub = range.subscribeToState(() => setTimeout(() => this.runLayer(), 0));
  }

  onDisable(): void {
    this.timeSub?.unsubscribe();
    this.running?.abort();
  }

  protected runLayer(): void {
    this.running?.abort();
    if (!this.isActive || !this.state.isEnabled) return;
    const abort = new AbortController();
    this.running = abort;
    const { room, dashboardUid, variableNames } = roomContextOf(this);
    const range = sceneGraph.getTimeRange(this).state.value;
    const asked = { dashboardUid, from: range.from.valueOf(), to: range.to.valueOf(), name: this.state.name };
    const variables = this.state.uses ? variableValuesAt(this, variableNames) : undefined;
    const publish = (state: LoadingState, layers: AnnotationLayer[]) => {
      if (!abort.signal.aborted) this.publishResults({ state, series: layers.map(annotationFrame), timeRange: range });
    };
    roomApi.annotations(room, { ...asked, variables }, abort.signal).then(
      (layers) => publish(LoadingState.Done, layers),
      () => publish(LoadingState.Error, []),
    );
  }
}
