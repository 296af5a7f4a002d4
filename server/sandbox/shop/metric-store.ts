/** Samples of one series, oldest first. A NaN value is Prometheus' staleness marker: from there on the series is gone. */
export interface Samples {
  times: Float64Array;
  values: Float64Array;
}

export interface MetricSeries {
  labels: Readonly<Record<string, string>>;
  /**
   * Samples with `fromMs < time <= toMs`. `spacingMs` says how far apart they may be for the reader's purpose:
   * a store may then answer fewer.
   */
  read(fromMs: number, toMs: number, spacingMs?: number): Samples;
}

export interface MetricMetadata {
  type: "counter" | "gauge" | "histogram";
  help: string;
}

/** What a query engine needs from a time series database. */
export interface MetricStore {
  /** Every series, or those of one metric name. */
  series(name?: string): readonly MetricSeries[];
  metadata: Readonly<Record<string, MetricMetadata>>;
}
