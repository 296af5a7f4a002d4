import type { Dashboards } from "@/server/ports/dashboards";
import type { Metrics } from "@/server/ports/metrics";
import { cachedDashboards } from "./cached-dashboards";
import type { GrafanaConnection } from "./grafana-connection";
import { grafanaDashboards } from "./grafana-dashboards";
import { grafanaMetrics } from "./grafana-metrics";

/** Both ports on one Grafana; dashboards and descriptions are kept for 30 s. */
export function createGrafanaAdapter(connection: GrafanaConnection): { metrics: Metrics; dashboards: Dashboards } {
  return { metrics: grafanaMetrics(connection), dashboards: cachedDashboards(grafanaDashboards(connection)) };
}
