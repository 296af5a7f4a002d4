import type { Services } from "@/server/platform/context";
import type { Dashboards } from "@/server/ports/dashboards";
import type { Metrics } from "@/server/ports/metrics";
import type { SharedMetrics } from "@/server/ports/shared-metrics";

/** What the reads of this slice need from outside. */
export interface PanelPorts {
  metrics: Metrics;
  dashboards: Dashboards;
}

/** The same, where identical reads of one organization are one. */
export interface SharedPorts extends PanelPorts {
  metrics: SharedMetrics;
}

/** The ports as the viewers of one organization use them. */
export function panelPorts(services: Services, { organizationId }: { organizationId: string }): SharedPorts {
  return { metrics: services.sharedMetrics(organizationId), dashboards: services.dashboards };
}
