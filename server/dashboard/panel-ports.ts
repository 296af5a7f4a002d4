import type { Dashboards } from "@/server/ports/dashboards";
import type { Metrics } from "@/server/ports/metrics";

/** What the reads of this slice need from outside. */
export interface PanelPorts {
  metrics: Metrics;
  dashboards: Dashboards;
}
