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
import { PostStrip } from "../panel/post-strip";
import { seenOf } from "../panel/seen-of";
import type { PanelSeen } from "../scene-host";
import { NearView } from "./near-view";
import styles from "./layout.module.css";

interface PanelCellState extends SceneObjectState {
  panel: VizPanel;
  /** The same data as a table, while that is wanted instead. */
  table?: VizPanel;
  /** What is about to be posted, while a word is written about it. */
  posted?: PanelSeen;
}

/** Where a panel stands: what is drawn of it, and only when it is about to be seen. */
export class PanelCell extends SceneObjectBase<PanelCellState> {
  static Component = PanelCellView;

  static of(object: SceneObject): PanelCell {
    return sceneGraph.getAncestor(object, PanelCell);
  }

  /** Asks for a word about what is seen now, and then posts it. */
  post(): void {
    if (!this.state.posted) this.setState({ posted: seenOf(this.state.panel) });
  }
}

function PanelCellView({ model }: SceneComponentProps<PanelCell>) {
  const { panel, table, posted } = useSceneObjectState(model);
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
      {posted && <PostStrip panel={panel} seen={posted} onClose={() => model.setState({ posted: undefined })} />}
    </NearView>
  );
}
