import { useSceneObjectState, type SceneComponentProps } from "@grafana/scenes";
import { Fragment, type CSSProperties } from "react";
import { OmittedCopies } from "./omitted-copies";
import { PartsBody, type PartsBodyState } from "./parts-body";
import styles from "./layout.module.css";

interface AutoGridBodyState extends PartsBodyState {
  maxColumns: number;
  /** Least width of a column and height of a row, in pixels. */
  columnWidth: number;
  rowHeight: number;
  fill: boolean;
}

/** Panels one after the other, in as many columns as fit. */
export class AutoGridBody extends PartsBody<AutoGridBodyState> {
  static Component = AutoGridBodyView;
}

function AutoGridBodyView({ model }: SceneComponentProps<AutoGridBody>) {
  const { parts, maxColumns, columnWidth, rowHeight, fill } = useSceneObjectState(model);
  const style = {
    "--most": Math.max(1, maxColumns),
    "--width": `${columnWidth}px`,
    "--height": `${rowHeight}px`,
  } as CSSProperties;
  return (
    <div className={`${styles.auto} ${fill ? styles.fill : ""}`} style={style}>
      {parts.map((part) => (
        <Fragment key={part.state.key}>
          {part.shown().map((copy) => (
            <copy.Component key={copy.state.key} model={copy} />
          ))}
          <OmittedCopies part={part} />
        </Fragment>
      ))}
    </div>
  );
}
