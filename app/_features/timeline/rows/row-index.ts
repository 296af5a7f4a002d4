import { lastSeqOf, type StoredRow } from "./arrange-rows";

/** The row that holds a position, or the first one after it; the number of rows when there is none. */
export function rowIndex(rows: readonly StoredRow[], seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row && lastSeqOf(row) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
