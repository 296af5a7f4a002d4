import { useTranslations } from "next-intl";
import styles from "./panel-state.module.css";

/** The data source answered, and there is nothing in the answer. `text` is what the dashboard's author wants said. */
export function PanelNoData({ text }: { text?: string }) {
  const words = useTranslations("panels");
  return <div className={`${styles.centre} ${styles.quiet}`}>{text || words("noData")}</div>;
}
