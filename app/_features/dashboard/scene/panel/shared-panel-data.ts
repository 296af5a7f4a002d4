import { LoadingState, type PanelData } from "@grafana/data";
import {
  SceneDataTransformer,
  SceneObjectBase,
  VizPanel,
  sceneGraph,
  type SceneDataProvider,
  type SceneDataProviderResult,
  type SceneDataState,
  type SceneObject,
} from "@grafana/scenes";
import { ReplaySubject } from "rxjs";
import { activateUpTo } from "../layout/activate-up-to";
import { RoomContextHolder } from "../../data/room-context";
import { sceneHostOf } from "../scene-host";

interface SharedPanelDataState extends SceneDataState {
  /** Whose data it is. */
  panelId: number;
  withTransforms: boolean;
  /** Asks for the same data where the other panel is not part of the scene. */
  instead: SceneDataProvider | null;
}

/** The data of another panel of the same dashboard: asked for once, drawn twice. */
export class SharedPanelData extends SceneObjectBase<SharedPanelDataState> implements SceneDataProvider {
  private results = new ReplaySubject<SceneDataProviderResult>(1);
  private source: SceneDataProvider | null = null;
  private width = 0;

  constructor(state: Pick<SharedPanelDataState, "panelId" | "withTransforms" | "instead">) {
    super(state);
    this.addActivationHandler(() => {
      const found = findPanel(this, state.panelId);
      this.source = found ? dataOf(found, state.withTransforms) : state.instead;
      const { source } = this;
      if (!source || leadsTo(source, this)) {
        this.publish(failed(this));
        return undefined;
      }
      this._subs.add(source.subscribeToState(({ data }) => data && this.publish(data)));
      const deactivate = found ? activateUpTo(found, found.getRoot()) : source.activate();
      source.bypassIsInViewChanged?.(true);
      if (this.width > 0) source.setContainerWidth?.(this.width);
      if (source.state.data) this.publish(source.state.data);
      return () => {
        source.bypassIsInViewChanged?.(false);
        deactivate();
      };
    });
  }

  private publish(data: PanelData): void {
    this.setState({ data });
    this.results.next({ origin: this, data });
  }

  setContainerWidth(width: number): void {
    if (width <= 0) return;
    this.width = width;
    if (this.source && !this.source.state.data) this.source.setContainerWidth?.(width);
  }

  isDataReadyToDisplay(): boolean {
    return this.state.data !== undefined;
  }

  cancelQuery(): void {
    this.source?.cancelQuery?.();
  }

  getResultsStream() {
    return this.results;
  }
}

/** The nearest panel with this number: in a repeated row the one of the same copy. It never leaves its dashboard. */
function findPanel(from: SceneObject, panelId: number): VizPanel | null {
  const isIt = (object: SceneObject): boolean =>
    object instanceof VizPanel && object.getLegacyPanelId() === panelId && Boolean(object.state.$data);
  for (let at = from.parent; at; at = at.parent) {
    const found = sceneGraph.findDescendents(at, VizPanel).find((panel) => isIt(panel));
    if (found) return found;
    if (at.state.$behaviors?.some((behavior) => behavior instanceof RoomContextHolder)) return null;
  }
  return null;
}

function dataOf(panel: VizPanel, withTransforms: boolean): SceneDataProvider | null {
  const { $data } = panel.state;
  if (withTransforms || !($data instanceof SceneDataTransformer)) return $data ?? null;
  return $data.state.$data ?? $data;
}

/** Two panels that show each other's data would wait for ever. */
function leadsTo(source: SceneDataProvider, target: SharedPanelData): boolean {
  let at: SceneDataProvider | null | undefined = source;
  for (let steps = 0; at && steps < 20; steps += 1) {
    if (at === target) return true;
    if (at instanceof SceneDataTransformer) at = at.state.$data;
    else if (at instanceof SharedPanelData) {
      const next = findPanel(at, at.state.panelId);
      at = next && dataOf(next, true);
    } else return false;
  }
  return Boolean(at);
}

function failed(object: SharedPanelData): PanelData {
  const message = sceneHostOf(object).words("shared.missing", { panel: String(object.state.panelId) });
  const timeRange = sceneGraph.getTimeRange(object).state.value;
  return { state: LoadingState.Error, series: [], timeRange, errors: [{ message }], error: { message } };
}
