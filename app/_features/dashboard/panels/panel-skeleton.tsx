import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import styles from "./panel-state.module.css";

/** From then on an empty panel says what it waits for: nobody takes it for one without data. */
const LONG_MS = 8_000;

/** The data of a panel is on its way. */
export function PanelSkeleton() {
  const words = useTranslations("panels");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return <div role="status" aria-busy aria-label={words("loading")} className={styles.skeleton} />;
  return (
    <div aria-busy className={`${styles.centre} ${styles.quiet} ${styles.skeleton}`}>
      {words("stillWaiting")}
    </div>
  );
}
