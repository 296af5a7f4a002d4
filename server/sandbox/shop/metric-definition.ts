import type { ShopDay } from "./shop-day";

/** One simulated series: its labels and its value (gauge) or growth a second (counter) at each scrape of a day. */
export interface MetricDefinition {
  labels: Readonly<Record<string, string>>;
  kind: "counter" | "gauge";
  /** Milliseconds after the full slot at which this target is scraped. */
  scrapeOffset: number;
  /** Counters that count things hold whole numbers only. */
  whole?: boolean;
  at(day: ShopDay): (slot: number) => number;
}
