import {
  ControlsLabel,
  SceneDataLayerSet,
  SceneObjectBase,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneDataLayerProvider,
  type SceneObjectState,
} from "@grafana/scenes";
import { InlineSwitch, useTheme2 } from "@grafana/ui";
import styles from "./layer-switches.module.css";

interface LayerSwitchesState extends SceneObjectState {
  /** Colours of the marks, by the name of their layer. */
  colors: Readonly<Record<string, string>>;
}

/** A switch for each set of marks that the dashboard's author wants switched. */
export class LayerSwitches extends SceneObjectBase<LayerSwitchesState> {
  static Component = LayerSwitchesView;
}

function LayerSwitchesView({ model }: SceneComponentProps<LayerSwitches>) {
  const { colors } = useSceneObjectState(model);
  const sets = sceneGraph.getDataLayers(model).filter((layer) => layer instanceof SceneDataLayerSet);
  const layers = sets.flatMap((set) => set.state.layers);
  return layers.map((layer) => <LayerSwitch key={layer.state.key} layer={layer} color={colors[layer.state.name]} />);
}

function LayerSwitch({ layer, color }: { layer: SceneDataLayerProvider; color: string | undefined }) {
  const { visualization } = useTheme2();
  const { name, isEnabled, isHidden, key } = useSceneObjectState(layer);
  if (isHidden) return null;
  const id = `layer-${key}`;
  return (
    <div className={styles.layer}>
      {color && (
        <span aria-hidden className={styles.color} style={{ background: visualization.getColorByName(color) }} />
      )}
      <ControlsLabel htmlFor={id} label={name} />
      <InlineSwitch id={id} value={isEnabled} onChange={() => layer.setState({ isEnabled: !isEnabled })} />
    </div>
  );
}
