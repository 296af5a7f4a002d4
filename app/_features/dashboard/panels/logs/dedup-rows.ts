import type { LogRow } from "./log-rows";

/** How lines that follow each other are found to be the same, by Grafana's names. */
export type DedupStrategy = "none" | "exact" | "numbers" | "signature";

/** A line and how many like it followed at once. */
export interface ShownRow extends LogRow {
  duplicates: number;
}

const DATES = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/g;

/** What has to be equal: the line without dates, without numbers, or only its marks. */
const KEYS: Record<Exclude<DedupStrategy, "none">, (body: string) => string> = {
  exact: (body) => body.replace(DATES, ""),
  numbers: (body) => body.replace(/\d/g, ""),
  signature: (body) => body.replace(/\w/g, ""),
};

/**
 * Lines that follow each other and are the same become one, which counts the others.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/logs/ (deduplication)
 */
export function dedupRows(rows: readonly LogRow[], strategy: DedupStrategy): ShownRow[] {
  const shown: ShownRow[] = [];
  const keyOf = strategy === "none" ? null : KEYS[strategy];
  let lastKey: string | null = null;
  for (const row of rows) {
    const key = keyOf ? keyOf(row.body) : null;
    const last = shown.at(-1);
    if (last && key !== null && key === lastKey) last.duplicates += 1;
    else shown.push({ ...row, duplicates: 0 });
    lastKey = key;
  }
  return shown;
}
