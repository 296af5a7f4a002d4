import {
  SceneObjectBase,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneObject,
  type SceneObjectState,
} from "@grafana/scenes";

interface SectionState extends SceneObjectState {
  title: string;
  collapsed: boolean;
  headerHidden: boolean;
  body: SceneObject;
  /** By which it is remembered whether somebody folded it. */
  foldKey: string;
  /** How many panels stand in it, each counted once. */
  panels: number;
}

/** A row or a tab: a title, and a layout of its own. Whoever holds it draws the title. */
export class Section extends SceneObjectBase<SectionState> {
  static Component = SectionView;

  titleText(): string {
    return sceneGraph.interpolate(this, this.state.title, undefined, "text");
  }
}

function SectionView({ model }: SceneComponentProps<Section>) {
  const { body } = useSceneObjectState(model);
  return <body.Component model={body} />;
}
