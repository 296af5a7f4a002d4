import { useTranslations } from "next-intl";
import styles from "./panel-parts.module.css";

interface PanelSearchProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** How many were found, said beside the field and to who listens. */
  found: string | null;
}

/** The field in which a panel is searched; Escape empties it. */
export function PanelSearch({ label, value, onChange, found }: PanelSearchProps) {
  const words = useTranslations("visuals");
  return (
    <div className={styles.search}>
      <input
        type="search"
        className={styles.field}
        aria-label={label}
        placeholder={words("search")}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          onChange("");
        }}
      />
      <span role="status" className={styles.count}>
        {found}
      </span>
    </div>
  );
}
