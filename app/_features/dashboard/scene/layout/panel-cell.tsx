import {
  SceneObjectBase,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneObject,
  type SceneObjectState,
  type VizPanel,
} from "@grafana/scenes";
import { useMemo } from "react";
import { roomContextOf } from "../../data/room-context";
import { listReader } from "../../panels/lists/list-reader";
import { PanelLinkContext } from "../../panels/panel-link-context";
import { linkOf } from "../links/link-of";
import { PanelBoundary } from "../panel/panel-boundary";
import { notesOf } from "../panel/notes-of";
import { NearView } from "./near-view";
import styles from "./layout.module.css";

interface PanelCellState extends SceneObjectState {
  panel: VizPanel;
  /** The same data as a table, while that is wanted instead. */
  table?: VizPanel;
}

/** Where a panel stands: what is drawn of it, and only when it is about to be seen. */
export class PanelCell extends SceneObjectBase<PanelCellState> {
  static Component = PanelCellView;

  static of(object: SceneObject): PanelCell {
    return sceneGraph.getAncestor(object, PanelCell);
  }
}

function PanelCellView({ model }: SceneComponentProps<PanelCell>) {
  const { panel, table } = useSceneObjectState(model);
  const drawn = table ?? panel;
  const links = useMemo(
    () => ({
      grafanaUrl: roomContextOf(model).grafanaUrl,
      panelLink: (panelId: number) => linkOf(panel, panelId),
      notes: notesOf(panel),
      readList: listReader(panel),
    }),
    [model, panel],
  );
  return (
    <NearView className={styles.cell} onNear={(isNear) => panel.state.$data?.isInViewChanged?.(isNear)}>
      <PanelLinkContext.Provider value={links}>
        <PanelBoundary
          panelId={panel.getLegacyPanelId()}
          title={panel.interpolate(panel.state.title, undefined, "text")}
        >
          <drawn.Component key={table ? "table" : "drawing"} model={drawn} />
        </PanelBoundary>
      </PanelLinkContext.Provider>
    </NearView>
  );
}
