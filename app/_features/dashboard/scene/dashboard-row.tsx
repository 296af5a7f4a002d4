import { SceneGridRow, sceneGraph, useSceneObjectState, type SceneComponentProps } from "@grafana/scenes";
import { Icon } from "@grafana/ui";
import { useTranslations } from "next-intl";
import styles from "./dashboard-row.module.css";

/** A row of panels that folds away, with a heading that assistive technology can read. */
export class DashboardRow extends SceneGridRow {
  static override Component = DashboardRowView;
}

function DashboardRowView({ model }: SceneComponentProps<DashboardRow>) {
  const words = useTranslations("panels");
  const { title, isCollapsed, children } = useSceneObjectState(model);
  return (
    <div className={`${styles.row} ${isCollapsed ? styles.collapsed : ""}`}>
      <h2 className={styles.title}>
        <button type="button" className={styles.toggle} aria-expanded={!isCollapsed} onClick={model.onCollapseToggle}>
          <Icon name={isCollapsed ? "angle-right" : "angle-down"} />
          {sceneGraph.interpolate(model, title, undefined, "text")}
        </button>
      </h2>
      {isCollapsed && <span className={styles.count}>{words("row.panels", { count: children.length })}</span>}
    </div>
  );
}
