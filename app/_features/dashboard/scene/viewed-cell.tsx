import { Button } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import styles from "./dashboard-scene.module.css";
import type { DashboardScene } from "./dashboard-scene";
import { activateUpTo } from "./layout/activate-up-to";
import type { PanelCell } from "./layout/panel-cell";

/** One panel alone, in full size. What holds it is kept active, so that it hears of changed variables. */
export function ViewedCell({ cell, scene }: { cell: PanelCell; scene: DashboardScene }) {
  const words = useTranslations("scene");
  useEffect(() => activateUpTo(cell, scene), [cell, scene]);
  return (
    <>
      <div>
        <Button size="sm" variant="secondary" fill="text" icon="arrow-left" onClick={() => scene.view(null)}>
          {words("menu.leaveView")}
        </Button>
      </div>
      <div className={styles.viewed}>
        <cell.Component model={cell} />
      </div>
    </>
  );
}
