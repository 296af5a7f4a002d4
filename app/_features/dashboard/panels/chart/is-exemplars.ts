import type { DataFrame } from "@grafana/data";

/** Samples with a trace, sent beside a metric: Prometheus marks their frame in its meta data. */
export function isExemplars(frame: DataFrame): boolean {
  const custom = frame.meta?.custom as { resultType?: string } | undefined;
  return frame.name === "exemplar" || custom?.resultType === "exemplar";
}
