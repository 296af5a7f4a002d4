import { PanelPlugin } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { PanelLinkContext } from "./panel-link-context";
import styles from "./panel-state.module.css";

function ElsewhereDrawing({ type, id }: { type: string; id: number }) {
  const words = useTranslations("panels");
  const href = useContext(PanelLinkContext).panelLink(id);
  return (
    <div className={`${styles.centre} ${styles.quiet}`}>
      <div>{words("elsewhere.why", { type })}</div>
      {href && (
        <a className={styles.action} href={href} target="_blank" rel="noreferrer">
          {words("openInGrafana")}
        </a>
      )}
    </div>
  );
}

/** Stands for a type of panel that is not drawn here: says so and leads to Grafana. */
export const elsewherePanel = (type: string) => new PanelPlugin(({ id }) => <ElsewhereDrawing type={type} id={id} />);
