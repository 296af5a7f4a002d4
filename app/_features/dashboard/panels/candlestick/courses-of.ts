import type { CandlestickOptions } from "./candlestick-options";

/** Which way a candle went. */
export type Course = "up" | "down" | "flat";
type Prices = ArrayLike<number | null | undefined>;

/** The course of each candle: against its own open, or against the close before it. */
export function coursesOf(open: Prices, close: Prices, strategy: CandlestickOptions["colorStrategy"]): Course[] {
  let before: number | null = null;
  return Array.from({ length: close.length }, (_, row) => {
    const to = close[row] ?? null;
    const from = strategy === "close-close" ? before : (open[row] ?? null);
    before = to ?? before;
    if (from === null || to === null || from === to) return "flat";
    return to > from ? "up" : "down";
  });
}
