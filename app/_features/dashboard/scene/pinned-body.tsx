import { SceneObjectBase, useSceneObjectState, type SceneComponentProps, type SceneObjectState } from "@grafana/scenes";
import type { CSSProperties } from "react";
import { ArrangeFrame } from "../pinned/arrange-frame";
import { MissingPanel } from "../pinned/missing-panel";
import type { PinnedPanel } from "./build-panel-set";
import type { PanelCell } from "./layout/panel-cell";
import styles from "./layout/layout.module.css";
import { placeInLines } from "./place-in-lines";

type MakeCell = (panel: PinnedPanel) => PanelCell | null;

interface PinnedBodyState extends SceneObjectState {
  panels: readonly PinnedPanel[];
  /** One for each panel that can be drawn; its key is the panel's. */
  cells: PanelCell[];
}

/** Chosen panels in lines. Those that stay keep their data when others come, go or change places. */
export class PinnedBody extends SceneObjectBase<PinnedBodyState> {
  static Component = PinnedBodyView;

  constructor(
    panels: readonly PinnedPanel[],
    private readonly make: MakeCell,
  ) {
    super({ panels: [], cells: [] });
    this.hold(panels);
  }

  hold(panels: readonly PinnedPanel[]): void {
    const known = new Map(this.state.cells.map((cell) => [cell.state.key, cell]));
    const cells = panels.flatMap((panel) => known.get(panel.key) ?? this.make(panel) ?? []);
    this.setState({ panels, cells });
  }
}

function PinnedBodyView({ model }: SceneComponentProps<PinnedBody>) {
  const { panels, cells } = useSceneObjectState(model);
  const cellOf = new Map(cells.map((cell) => [cell.state.key, cell]));
  const places = placeInLines(panels);
  return (
    <div className={styles.grid} data-arrange-grid>
      {panels.map((panel, index) => {
        const { x = 0, y = 0, w = 1, h = 1 } = places[index] ?? {};
        const style = {
          "--column": `${x + 1} / span ${w}`,
          "--row": `${y + 1} / span ${h}`,
          "--columns": 1,
          "--rows": h,
        };
        const cell = cellOf.get(panel.key);
        return (
          <ArrangeFrame key={panel.key} id={panel.key} className={styles.group} style={style as CSSProperties}>
            {cell ? <cell.Component model={cell} /> : <MissingPanel panel={panel} />}
          </ArrangeFrame>
        );
      })}
    </div>
  );
}
