import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import type { StoredRow } from "@/app/_features/timeline/rows/arrange-rows";

export interface PeerProps {
  rows: readonly StoredRow[];
  /** Draws one row, as the product's own list does. */
  draw: (index: number) => ReactNode;
  keyOf: (row: StoredRow) => string;
  /** Told how to bring a row into sight. */
  onReady: (show: (index: number) => void) => void;
}

/** As many pixels out of sight as the product's own list draws. */
const BUFFER_PX = 400;
const ESTIMATE_PX = 44;
const STYLE = { height: "100%", overflowAnchor: "none" } as const;

/** The list of react-virtuoso's manual, opened at its end. */
export function VirtuosoList({ rows, draw, keyOf, onReady }: PeerProps) {
  const list = useRef<VirtuosoHandle>(null);
  useEffect(() => onReady((index) => list.current?.scrollToIndex({ index, align: "center" })), [onReady]);
  return (
    <Virtuoso<StoredRow>
      ref={list}
      style={STYLE}
      data={rows}
      initialTopMostItemIndex={{ index: rows.length - 1, align: "end" }}
      increaseViewportBy={BUFFER_PX}
      computeItemKey={(_, row) => keyOf(row)}
      itemContent={draw}
    />
  );
}

/** The dynamic list of TanStack Virtual's manual, opened at its end. */
export function TanstackList({ rows, draw, keyOf, onReady }: PeerProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- it is what is measured here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE_PX,
    overscan: Math.round(BUFFER_PX / ESTIMATE_PX),
    getItemKey: (index) => keyOf(rows[index] as StoredRow),
  });
  useLayoutEffect(() => {
    onReady((index) => virtualizer.scrollToIndex(index, { align: "center" }));
    virtualizer.scrollToIndex(rows.length - 1, { align: "end" });
  }, [virtualizer, rows, onReady]);
  const items = virtualizer.getVirtualItems();
  const transform = `translateY(${items[0]?.start ?? 0}px)`;
  return (
    <div ref={scroller} style={{ ...STYLE, overflowY: "auto" }}>
      <div style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
        <div style={{ position: "absolute", top: 0, left: 0, width: "100%", transform }}>
          {items.map(({ key, index }) => (
            <div key={key} data-index={index} ref={virtualizer.measureElement}>
              {draw(index)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
