import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { firstSeqOf, type StoredRow } from "../rows/arrange-rows";
import { rowIndex } from "../rows/row-index";

/** What the reader was brought to; a new `turn` brings them there again. */
export interface ShownOff {
  seq: number;
  turn: number;
}

const SHOWN_MS = 4_000;

/** Brings an event into sight, gives it the focus and marks it for a moment. Returns the position that is marked. */
export function useShowOff(
  list: RefObject<VirtualizerHandle | null>,
  rows: readonly StoredRow[],
  wanted: ShownOff | null,
  letGo: () => void,
  focusRow: (seq: number) => void,
): number | null {
  const [marked, setMarked] = useState<number | null>(null);
  const doneTurn = useRef(0);

  useLayoutEffect(() => {
    if (!wanted || wanted.turn === doneTurn.current) return;
    const index = rowIndex(rows, wanted.seq);
    const row = rows[index];
    const [first] = rows;
    // The place may not be here yet, or not any more.
    if (!row || !first || wanted.seq < firstSeqOf(first)) return;
    doneTurn.current = wanted.turn;
    letGo();
    list.current?.scrollToIndex(index, { align: "center" });
    focusRow(firstSeqOf(row));
    setMarked(firstSeqOf(row));
  }, [list, rows, wanted, letGo, focusRow]);

  useEffect(() => {
    if (marked === null) return;
    const timer = setTimeout(() => setMarked(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [marked, wanted]);
  return marked;
}
