import { useTranslations } from "next-intl";
import { useContext } from "react";
import { PanelLinkContext } from "./panel-link-context";
import styles from "./panel-state.module.css";

interface ElsewhereCardProps {
  panelId: number;
  heading: string;
  reason: string;
}

/** Why a panel is not drawn here, everything else that is known of that, and a way to that very panel in Grafana. */
export function ElsewhereCard({ panelId, heading, reason }: ElsewhereCardProps) {
  const words = useTranslations("visuals");
  const noteWords = useTranslations("scene");
  const { panelLink, notes = [] } = useContext(PanelLinkContext);
  const href = panelLink(panelId);
  const said = notes
    .filter(({ code }) => code !== "panel-type")
    .map(({ code, subject }) => noteWords(`notes.${code}`, { subject }));
  return (
    <div className={styles.centre}>
      <div className={styles.failure}>{heading}</div>
      <div className={styles.reason}>{reason}</div>
      {said.length > 0 && (
        <ul className={styles.notes} aria-label={words("elsewhere.notes")}>
          {[...new Set(said)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {href && (
        <>
          <div className={styles.reason}>{words("elsewhere.same")}</div>
          <a className={styles.action} href={href} target="_blank" rel="noreferrer">
            {words("openInGrafana")}
          </a>
        </>
      )}
    </div>
  );
}
