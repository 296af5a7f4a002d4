import styles from "./color-bar.module.css";

interface ColorBarProps {
  palette: readonly string[];
  min: string;
  max: string;
  /** Where the count under the pointer is, from 0 to 1. */
  at?: number;
}

/** The colours from the lowest count to the highest. */
export function ColorBar({ palette, min, max, at }: ColorBarProps) {
  return (
    <div className={styles.scale}>
      <div className={styles.bar} style={{ background: `linear-gradient(90deg, ${palette.join(", ")})` }}>
        {at !== undefined && <span className={styles.mark} style={{ insetInlineStart: `${at * 100}%` }} />}
      </div>
      <div className={styles.ends}>
        <span>{min}</span>
        <span>{max}</span>
      </div>
    </div>
  );
}
