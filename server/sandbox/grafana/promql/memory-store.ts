import type { MetricSeries, MetricStore } from "../../shop/metric-store";

/** A store over given samples: `[time in ms, value]`, oldest first. */
export function memoryStore(
  entries: readonly { labels: Record<string, string>; samples: readonly (readonly [number, number])[] }[],
): MetricStore {
  const all: MetricSeries[] = entries.map(({ labels, samples }) => ({
    labels,
    read(from, to) {
      const within = samples.filter(([time]) => time > from && time <= to);
      return {
        times: Float64Array.from(within, ([time]) => time),
        values: Float64Array.from(within, ([, value]) => value),
      };
    },
  }));
  return {
    series: (name) => (name === undefined ? all : all.filter(({ labels }) => labels.__name__ === name)),
    metadata: {},
  };
}
