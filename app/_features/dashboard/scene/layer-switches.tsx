import {
  ControlsLabel,
  SceneDataLayerSet,
  SceneObjectBase,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneDataLayerProvider,
} from "@grafana/scenes";
import { InlineSwitch } from "@grafana/ui";

/** A switch for each set of marks that the dashboard's author wants switched. */
export class LayerSwitches extends SceneObjectBase {
  static Component = LayerSwitchesView;
}

function LayerSwitchesView({ model }: SceneComponentProps<LayerSwitches>) {
  const sets = sceneGraph.getDataLayers(model).filter((layer) => layer instanceof SceneDataLayerSet);
  const layers = sets.flatMap((set) => set.state.layers);
  return layers.map((layer) => <LayerSwitch key={layer.state.key} layer={layer} />);
}

function LayerSwitch({ layer }: { layer: SceneDataLayerProvider }) {
  const { name, isEnabled, isHidden, key } = useSceneObjectState(layer);
  if (isHidden) return null;
  const id = `layer-${key}`;
  return (
    <div style={{ display: "flex" }}>
      <ControlsLabel htmlFor={id} label={name} />
      <InlineSwitch id={id} value={isEnabled} onChange={() => layer.setState({ isEnabled: !isEnabled })} />
    </div>
  );
}
