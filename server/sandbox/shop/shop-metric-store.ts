import type { MetricDefinition } from "./metric-definition";
import { METRIC_METADATA } from "./metric-metadata";
import type { MetricSeries, MetricStore, Samples } from "./metric-store";
import type { ReleaseHistory } from "./release-history";
import { createShopDay, DAY_MS, type ShopDay } from "./shop-day";
import { shopMetrics } from "./shop-metrics";

const SCRAPE_MS = 15_000;
/** Spacing of the samples of long ranges, as a store with downsampling has it. */
const COARSE_MS = 300_000;
const DAYS_KEPT = 80;
const NUMBERS_KEPT = 8_000_000;

/** Keeps the most recently used entries, so that a long range cannot fill the memory. */
function bounded<V>(limit: number, weigh: (value: V) => number) {
  const entries = new Map<string, V>();
  let weight = 0;
  return {
    clear() {
      entries.clear();
      weight = 0;
    },
    get(key: string, make: () => V): V {
      const known = entries.get(key);
      const value = known ?? make();
      if (known === undefined) weight += weigh(value);
      entries.delete(key);
      entries.set(key, value);
      for (const [oldest, old] of entries) {
        if (weight <= limit || oldest === key) break;
        entries.delete(oldest);
        weight -= weigh(old);
      }
      return value;
    },
  };
}

/**
 * The shop's metrics as a Prometheus would have scraped them every 15 s. Counters start at zero each midnight UTC,
 * when the shop restarts its pods. Readers content with samples five minutes apart get those. Nothing later than
 * `now` is served.
 */
export function createShopMetricStore(options: {
  seed: number;
  releases: ReleaseHistory;
  now: () => number;
}): MetricStore {
  const days = bounded<ShopDay>(DAYS_KEPT, (day) => (day.slotMs === SCRAPE_MS ? 5 : 1));
  const blocks = bounded<Float64Array>(NUMBERS_KEPT, (block) => block.length);
  let revision = options.releases.revision;

  const dayAt = (start: number, slotMs: number) =>
    days.get(`${start}/${slotMs}`, () => createShopDay(options.seed, start, slotMs, options.releases));

  const blockOf = (definition: MetricDefinition, index: number, start: number, slotMs: number) =>
    blocks.get(`${index}/${start}/${slotMs}`, () => {
      const day = dayAt(start, slotMs);
      const at = definition.at(day);
      const out = new Float64Array(day.slots);
      let total = 0;
      for (let slot = 0; slot < day.slots; slot++) {
        const value = at(slot);
        if (definition.kind === "gauge") out[slot] = value;
        else {
          total += value * (slotMs / 1000);
          out[slot] = definition.whole ? Math.floor(total) : total;
        }
      }
      return out;
    });

  const read = (definition: MetricDefinition, index: number, from: number, to: number, spacing: number): Samples => {
    if (revision !== options.releases.revision) {
      revision = options.releases.revision;
      days.clear();
      blocks.clear();
    }
    const slotMs = spacing >= COARSE_MS ? COARSE_MS : SCRAPE_MS;
    const end = Math.min(to, options.now());
    const first = Math.floor((from - definition.scrapeOffset) / slotMs) + 1;
    const last = Math.floor((end - definition.scrapeOffset) / slotMs);
    const count = Math.max(0, last - first + 1);
    const times = new Float64Array(count);
    const values = new Float64Array(count);
    let block: Float64Array | undefined;
    let blockStart = Number.NaN;
    for (let i = 0; i < count; i++) {
      const slotTime = (first + i) * slotMs;
      const start = Math.floor(slotTime / DAY_MS) * DAY_MS;
      if (start !== blockStart) {
        block = blockOf(definition, index, start, slotMs);
        blockStart = start;
      }
      times[i] = slotTime + definition.scrapeOffset;
      values[i] = block?.[(slotTime - start) / slotMs] ?? 0;
    }
    return { times, values };
  };

  const all: MetricSeries[] = shopMetrics(options.seed).map((definition, index) => ({
    labels: definition.labels,
    read: (from, to, spacing = 0) => read(definition, index, from, to, spacing),
  }));
  const byName = new Map<string, MetricSeries[]>();
  for (const series of all) {
    const name = series.labels.__name__ ?? "";
    byName.set(name, [...(byName.get(name) ?? []), series]);
  }
  return {
    series: (name) => (name === undefined ? all : (byName.get(name) ?? [])),
    metadata: METRIC_METADATA,
  };
}
