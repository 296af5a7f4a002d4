import type { ReactNode } from "react";
import styles from "./panel-parts.module.css";

/** One line that says what a panel leaves out. */
export function PanelNotice({ children }: { children: ReactNode }) {
  return (
    <p role="note" className={styles.notice}>
      {children}
    </p>
  );
}
