import {
  LocalValueVariable,
  MultiValueVariable,
  SceneGridItem,
  SceneGridLayout,
  SceneObjectBase,
  SceneVariableSet,
  VariableDependencyConfig,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneObjectState,
  type VizPanel,
} from "@grafana/scenes";
import { useEffect, useRef } from "react";
import type { StoredPanel } from "@/server/dashboard/contract";
import { buildPanel } from "./build-panel";

/** Distance between panels and height of one row of the grid, in pixels, as Scenes lays them out. */
const GAP = 8;
const ROW = 30;
const NARROW = 768;
const MOST_COPIES = 60;

interface PanelRepeaterState extends SceneObjectState {
  source: StoredPanel;
  panels: VizPanel[];
  columns: number;
}

/** Draws a panel once for each value of a variable, side by side, and makes its place in the grid as high as it needs. */
export class PanelRepeater extends SceneObjectBase<PanelRepeaterState> {
  static Component = PanelRepeaterView;

  protected override _variableDependency = new VariableDependencyConfig(this, {
    variableNames: [],
    onVariableUpdateCompleted: () => this.repeat(),
  });

  constructor(source: StoredPanel) {
    super({ source, panels: [], columns: 1 });
    this._variableDependency.setVariableNames([source.repeat ?? ""]);
    this.addActivationHandler(() => this.repeat());
  }

  /** Columns that fit into a width. Vertical repeats keep one column. */
  fit(width: number): void {
    const { source, panels } = this.state;
    const most = source.repeatDirection === "v" || width < NARROW ? 1 : (source.maxPerRow ?? 4);
    const columns = Math.max(1, Math.min(panels.length, most));
    if (columns !== this.state.columns) this.setState({ columns });
    const height = source.gridPos.h * Math.max(1, Math.ceil(panels.length / columns));
    const item = this.parent;
    if (!(item instanceof SceneGridItem) || item.state.height === height) return;
    item.setState({ height });
    const grid = sceneGraph.getAncestor(this, SceneGridLayout);
    grid.setState({ children: [...grid.state.children] });
  }

  private repeat(): void {
    const { source } = this.state;
    const name = source.repeat ?? "";
    const variable = sceneGraph.lookupVariable(name, this);
    if (!(variable instanceof MultiValueVariable) || variable.state.loading) return;
    const all = variable.hasAllValue() ? (variable as MultiValueVariable).state.options : null;
    const values = all?.map((option) => option.value) ?? [variable.getValue()].flat();
    const texts = all?.map((option) => option.label) ?? [variable.getValueText()].flat();
    const panels = values.slice(0, MOST_COPIES).map((value, index) => {
      const chosen = new LocalValueVariable({ name, value, text: String(texts[index] ?? value) });
      return buildPanel(source, { key: String(index), variables: new SceneVariableSet({ variables: [chosen] }) });
    });
    this.setState({ panels });
  }
}

function PanelRepeaterView({ model }: SceneComponentProps<PanelRepeater>) {
  const { panels, columns, source } = useSceneObjectState(model);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => model.fit(element.clientWidth));
    observer.observe(element);
    model.fit(element.clientWidth);
    return () => observer.disconnect();
  }, [model, panels]);
  const gridAutoRows = source.gridPos.h * (ROW + GAP) - GAP;
  const gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return (
    <div ref={box} style={{ width: "100%", display: "grid", gap: GAP, gridAutoRows, gridTemplateColumns }}>
      {panels.map((panel) => (
        <panel.Component key={panel.state.key} model={panel} />
      ))}
    </div>
  );
}
