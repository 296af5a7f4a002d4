import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { VList } from "virtua";
import type { FlameSymbol } from "./flame-table";
import styles from "./flame-panel.module.css";

type Column = "label" | "self" | "total";

interface SymbolTableProps {
  symbols: readonly FlameSymbol[];
  search: string;
  format: (value: number) => string;
  onChoose: (label: string) => void;
}

/** What each function costs. Choosing one searches for it. */
export function SymbolTable({ symbols, search, format, onChoose }: SymbolTableProps) {
  const words = useTranslations("visuals.flame");
  const [sort, setSort] = useState<{ by: Column; down: boolean }>({ by: "self", down: true });
  const rows = useMemo(() => {
    const wanted = search.toLowerCase();
    const sign = sort.down ? -1 : 1;
    return symbols
      .filter(({ label }) => label.toLowerCase().includes(wanted))
      .toSorted((a, b) => sign * (sort.by === "label" ? a.label.localeCompare(b.label) : a[sort.by] - b[sort.by]));
  }, [symbols, search, sort]);
  const columns: Column[] = ["label", "self", "total"];
  return (
    <div role="table" aria-label={words("table")} aria-rowcount={rows.length + 1} className={styles.table}>
      <div role="row" className={styles.head}>
        {columns.map((by) => (
          <div
            key={by}
            role="columnheader"
            aria-sort={sort.by !== by ? "none" : sort.down ? "descending" : "ascending"}
            className={by === "label" ? styles.symbol : styles.cost}
          >
            <button type="button" onClick={() => setSort({ by, down: sort.by === by ? !sort.down : by !== "label" })}>
              {words(by === "label" ? "symbol" : by)}
              {sort.by === by && <span aria-hidden>{sort.down ? " ↓" : " ↑"}</span>}
            </button>
          </div>
        ))}
      </div>
      <VList data={rows} role="rowgroup" className={styles.body}>
        {({ label, self, total }, index) => (
          <div role="row" aria-rowindex={index + 2} key={label} className={styles.symbolRow}>
            <div role="cell" className={styles.symbol}>
              <button
                type="button"
                title={label}
                aria-pressed={label === search}
                onClick={() => onChoose(label === search ? "" : label)}
              >
                {label}
              </button>
            </div>
            <div role="cell" className={styles.cost}>
              {format(self)}
            </div>
            <div role="cell" className={styles.cost}>
              {format(total)}
            </div>
          </div>
        )}
      </VList>
    </div>
  );
}
