import type { ReactNode } from "react";
import styles from "./panel-state.module.css";

/** Words in place of a drawing. */
export function PanelMessage({ children }: { children: ReactNode }) {
  return <div className={`${styles.centre} ${styles.quiet}`}>{children}</div>;
}
