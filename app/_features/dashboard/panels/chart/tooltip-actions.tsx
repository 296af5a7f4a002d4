import { useTranslations } from "next-intl";
import { useContext } from "react";
import { PanelLinkContext } from "../panel-link-context";
import styles from "./tooltip-actions.module.css";

/** Actions send requests from the browser, which panels here never do: they are named, and done in Grafana. */
export function TooltipActions({ panelId, titles }: { panelId: number; titles: string[] }) {
  const words = useTranslations("charts");
  const href = useContext(PanelLinkContext).panelLink(panelId);
  return (
    <div className={styles.actions}>
      <span>{words("actions", { titles: titles.join(", ") })}</span>
      {href && (
        <a href={href} target="_blank" rel="noreferrer">
          {words("actionsInGrafana")}
        </a>
      )}
    </div>
  );
}
