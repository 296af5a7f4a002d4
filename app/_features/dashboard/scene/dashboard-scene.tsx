import { dateTimeFormat } from "@grafana/data";
import {
  PATH_ID_SEPARATOR,
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  UserActionEvent,
  VariableDependencyConfig,
  VizPanel,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneObject,
  type SceneObjectRef,
  type SceneObjectState,
  type SceneObjectUrlValues,
} from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { roomContextOf } from "../data/room-context";
import styles from "./dashboard-scene.module.css";
import { InspectDialog } from "./inspect/inspect-dialog";
import { PanelCell } from "./layout/panel-cell";
import { Part } from "./layout/part";
import { panelAddress } from "./links/panel-address";
import { sceneHostOf } from "./scene-host";
import { ViewedCell } from "./viewed-cell";

const SAID_MS = 4_000;

interface DashboardSceneState extends SceneObjectState {
  /** Which dashboard the address names; null for a set of panels of several. */
  dashboardUid: string | null;
  controls: SceneObject[];
  /** Empty where the span cannot be changed: then it is only said. */
  timeControls: SceneObject[];
  body: SceneObject;
  isEmpty?: boolean;
  /** The panel that is shown alone, as the address names it. */
  viewPanel?: string;
  inspected?: SceneObjectRef<VizPanel>;
  /** What just happened, in words. */
  said?: string;
}

/** A dashboard: its controls and its layout, or one panel of it alone. */
export class DashboardScene extends SceneObjectBase<DashboardSceneState> {
  static Component = DashboardSceneView;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ["dashboard", "viewPanel"] });
  protected override _variableDependency = new VariableDependencyConfig(this, {
    variableNames: [],
    onAnyVariableChanged: () => this.state.viewPanel && this.forceRender(),
  });

  constructor(state: DashboardSceneState) {
    super(state);
    this.addActivationHandler(() => {
      this._subs.add(
        this.subscribeToEvent(UserActionEvent, ({ payload }) => {
          const { origin, interaction } = payload;
          if (interaction === "panel-status-message-clicked" && origin instanceof VizPanel) this.inspect(origin);
        }),
      );
    });
  }

  static of(object: SceneObject): DashboardScene {
    return sceneGraph.getAncestor(object, DashboardScene);
  }

  getUrlState(): SceneObjectUrlValues {
    const { dashboardUid, viewPanel } = this.state;
    return { dashboard: dashboardUid ?? undefined, viewPanel };
  }

  updateFromUrl({ dashboard, viewPanel }: SceneObjectUrlValues): void {
    const isOther = typeof dashboard === "string" && dashboard !== this.state.dashboardUid;
    // It is read once before this is on the page: then what it says of panels is about the dashboard before.
    if (isOther && !this.isActive) return;
    if (
      isOther &&
      sceneHostOf(this)
        .dashboards()
        .some(({ uid }) => uid === dashboard)
    ) {
      sceneHostOf(this).showDashboard?.(dashboard);
      return;
    }
    if (viewPanel === undefined) return;
    this.setState({ viewPanel: typeof viewPanel === "string" ? viewPanel : undefined });
  }

  view(panel: VizPanel | null): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState({ viewPanel: panel?.getPathId() }));
  }

  inspect(panel: VizPanel | null): void {
    this.setState({ inspected: panel?.getRef() });
  }

  async copyLink(panel: VizPanel): Promise<void> {
    const { words } = sceneHostOf(this);
    const { from, to } = sceneGraph.getTimeRange(this).state.value;
    const { dashboardUid } = roomContextOf(panel);
    const pathId = panel.getPathId();
    const address = { dashboardUid, pathId, from: from.valueOf(), to: to.valueOf() };
    try {
      await navigator.clipboard.writeText(panelAddress(window.location.href, address));
      this.say(words("link.copied"));
    } catch {
      this.say(words("link.notCopied"));
    }
  }

  /** Says for a moment what just happened. */
  say(said: string): void {
    this.setState({ said });
    setTimeout(() => this.state.said === said && this.setState({ said: undefined }), SAID_MS);
  }

  /** The panel with this path, as the address and events of the pointer name it; a bare number is its id. */
  panelAt(path: string): VizPanel | null {
    const wanted = /^\d+$/.test(path) ? `panel-${path}` : path;
    const search = (): VizPanel | undefined => {
      const panels = sceneGraph.findDescendents(this, VizPanel);
      // A repeated panel that is named without its values is the first of its copies.
      const isCopy = (panel: VizPanel): boolean => panel.getPathId().endsWith(`${PATH_ID_SEPARATOR}${wanted}`);
      return panels.find((panel) => panel.getPathId() === wanted) ?? panels.find(isCopy);
    };
    const found = search();
    if (found) return found;
    for (let made = -1; made !== 0;) {
      const waiting = sceneGraph.findDescendents(this, Part).filter((part) => part.isWaiting());
      made = waiting.filter((part) => (part.update(), !part.isWaiting())).length;
    }
    return search() ?? null;
  }

  /** The panel that is shown alone; undefined while none is wanted, null where there is no such panel. */
  viewed(): PanelCell | null | undefined {
    const { viewPanel } = this.state;
    if (!viewPanel) return undefined;
    const panel = this.panelAt(viewPanel);
    return panel && PanelCell.of(panel);
  }
}

function DashboardSceneView({ model }: SceneComponentProps<DashboardScene>) {
  const words = useTranslations("scene");
  const { controls, timeControls, body, isEmpty, inspected, said } = useSceneObjectState(model);
  const viewed = model.viewed();
  return (
    <div className={styles.dashboard}>
      <div className={styles.controls}>
        {controls.map((control) => (
          <control.Component key={control.state.key} model={control} />
        ))}
        <div className={styles.time}>
          {timeControls.map((control) => (
            <control.Component key={control.state.key} model={control} />
          ))}
          {timeControls.length === 0 && <FixedRange model={model} />}
        </div>
      </div>
      {viewed === null && (
        <p role="status" className={styles.notice}>
          {words("view.missing")}{" "}
          <button type="button" className={styles.leave} onClick={() => model.view(null)}>
            {words("menu.leaveView")}
          </button>
        </p>
      )}
      {isEmpty && <p className={styles.notice}>{words("empty")}</p>}
      {viewed ? <ViewedCell cell={viewed} scene={model} /> : <body.Component model={body} />}
      {inspected && <InspectDialog panel={inspected.resolve()} onClose={() => model.inspect(null)} />}
      <div role="status" className={styles.said}>
        {said}
      </div>
    </div>
  );
}

function FixedRange({ model }: { model: DashboardScene }) {
  const range = sceneGraph.getTimeRange(model);
  const { value } = useSceneObjectState(range);
  const timeZone = range.getTimeZone();
  const ends = [value.from, value.to].map((end) => dateTimeFormat(end, { timeZone }));
  return <span className={styles.fixed}>{ends.join(" – ")}</span>;
}
