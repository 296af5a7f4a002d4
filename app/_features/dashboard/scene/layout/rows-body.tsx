import { VariableDependencyConfig, useSceneObjectState, type SceneComponentProps } from "@grafana/scenes";
import { Icon } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { Fragment, useId } from "react";
import type { FoldMemory } from "./fold-memory";
import styles from "./layout.module.css";
import { OmittedCopies } from "./omitted-copies";
import { PartsBody, type PartsBodyState } from "./parts-body";
import { Section } from "./section";

interface RowsBodyState extends PartsBodyState {
  memory: FoldMemory;
}

/** Sections one below the other, each of which folds away. */
export class RowsBody extends PartsBody<RowsBodyState> {
  static Component = RowsBodyView;

  protected override _variableDependency = new VariableDependencyConfig(this, {
    onAnyVariableChanged: () => this.changed(),
  });

  toggle(row: Section): void {
    const collapsed = !row.state.collapsed;
    row.setState({ collapsed });
    this.state.memory.keep(row.state.foldKey, collapsed);
  }
}

function RowsBodyView({ model }: SceneComponentProps<RowsBody>) {
  const { parts } = useSceneObjectState(model);
  return (
    <div className={styles.rows}>
      {parts.map((part) => (
        <Fragment key={part.state.key}>
          {part.shown().map((row) => row instanceof Section && <Row key={row.state.key} row={row} rows={model} />)}
          <OmittedCopies part={part} />
        </Fragment>
      ))}
    </div>
  );
}

function Row({ row, rows }: { row: Section; rows: RowsBody }) {
  const words = useTranslations("scene");
  const id = useId();
  const { collapsed, headerHidden, panels } = useSceneObjectState(row);
  const isFolded = collapsed && !headerHidden;
  return (
    <section aria-labelledby={headerHidden ? undefined : `${id}-title`}>
      {!headerHidden && (
        <div className={`${styles.row} ${isFolded ? styles.folded : ""}`}>
          <h2 id={`${id}-title`} className={styles.rowTitle}>
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={!isFolded}
              aria-controls={`${id}-body`}
              onClick={() => rows.toggle(row)}
            >
              <Icon name={isFolded ? "angle-right" : "angle-down"} />
              <span>{row.titleText() || words("row.untitled")}</span>
            </button>
          </h2>
          {isFolded && <span className={styles.count}>{words("row.panels", { count: panels })}</span>}
        </div>
      )}
      <div id={`${id}-body`}>{!isFolded && <row.Component model={row} />}</div>
    </section>
  );
}
