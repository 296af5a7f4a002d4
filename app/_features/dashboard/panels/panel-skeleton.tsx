import { useTranslations } from "next-intl";
import styles from "./panel-state.module.css";

/** The data of a panel is on its way. */
export function PanelSkeleton() {
  const words = useTranslations("panels");
  return <div role="status" aria-label={words("loading")} className={styles.skeleton} />;
}
