import { useSceneObjectState, type SceneComponentProps } from "@grafana/scenes";
import type { CSSProperties } from "react";
import type { LayoutItem } from "@/server/dashboard/contract/dashboard-layout";
import { OmittedCopies } from "./omitted-copies";
import type { Part } from "./part";
import { PartsBody, type PartsBodyState } from "./parts-body";
import { COLUMNS, placeItems, type Place } from "./place-items";
import styles from "./layout.module.css";

const MAX_PER_ROW = 4;

interface GridBodyState extends PartsBodyState {
  /** The place of each part. */
  items: LayoutItem[];
}

/** Panels at their places in 24 columns. Copies of one stand together, and take the room that they need. */
export class GridBody extends PartsBody<GridBodyState> {
  static Component = GridBodyView;

  placed(): { part: Part; columns: number; height: number; place: Place }[] {
    const { parts, items } = this.state;
    const drawn = parts.flatMap((part, index) => {
      const item = items[index];
      const count = part.isWaiting() ? 1 : part.shown().length;
      if (!item || count === 0) return [];
      const { x, y, w, h, repeat } = item;
      const sideways = repeat?.direction === "h";
      const columns = sideways ? Math.min(count, repeat.maxPerRow || MAX_PER_ROW) : 1;
      return [
        {
          part,
          columns,
          height: h,
          x: sideways ? 0 : x,
          y,
          w: sideways ? COLUMNS : w,
          h: h * Math.ceil(count / columns),
        },
      ];
    });
    return placeItems(drawn).map(({ item, place }) => ({ ...item, place }));
  }
}

function GridBodyView({ model }: SceneComponentProps<GridBody>) {
  useSceneObjectState(model);
  return (
    <div className={styles.grid}>
      {model.placed().map(({ part, columns, height, place }) => {
        const { x, y, w, h } = place;
        const style = {
          "--column": `${x + 1} / span ${w}`,
          "--row": `${y + 1} / span ${h}`,
          "--columns": columns,
          "--rows": height,
        } as CSSProperties;
        return (
          <div key={part.state.key} className={styles.group} style={style}>
            {part.isWaiting() && <div className={styles.waiting} />}
            {part.shown().map((copy) => (
              <copy.Component key={copy.state.key} model={copy} />
            ))}
            <OmittedCopies part={part} />
          </div>
        );
      })}
    </div>
  );
}
