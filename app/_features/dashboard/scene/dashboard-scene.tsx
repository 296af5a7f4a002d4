import { dateTimeFormat } from "@grafana/data";
import {
  SceneObjectBase,
  VizPanel,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneGridLayout,
  type SceneObject,
  type SceneObjectRef,
  type SceneObjectState,
} from "@grafana/scenes";
import styles from "./dashboard-scene.module.css";

interface DashboardSceneState extends SceneObjectState {
  controls: SceneObject[];
  /** Empty where the span cannot be changed: then it is only said. */
  timeControls: SceneObject[];
  body: SceneGridLayout;
  /** The panel that is shown alone, in full size. */
  viewed?: SceneObjectRef<VizPanel>;
}

/** A dashboard: its controls and its grid, or one panel of it alone. */
export class DashboardScene extends SceneObjectBase<DashboardSceneState> {
  static Component = DashboardSceneView;

  static of(object: SceneObject): DashboardScene {
    return sceneGraph.getAncestor(object, DashboardScene);
  }

  view(panel: VizPanel | null): void {
    this.setState({ viewed: panel?.getRef() });
  }

  /** The panel with this path, as events of the pointer name it. */
  panelAt(pathId: string): VizPanel | null {
    const found = sceneGraph.findObject(this, (object) => object instanceof VizPanel && object.getPathId() === pathId);
    return found instanceof VizPanel ? found : null;
  }
}

function DashboardSceneView({ model }: SceneComponentProps<DashboardScene>) {
  const { controls, timeControls, body, viewed } = useSceneObjectState(model);
  const panel = viewed?.resolve();
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
      {panel ? (
        <div className={styles.viewed}>
          <panel.Component model={panel} />
        </div>
      ) : (
        <body.Component model={body} />
      )}
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
