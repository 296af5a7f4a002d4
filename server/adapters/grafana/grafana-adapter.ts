import { requireUpstreamPath } from "@/server/platform/upstream-path";
import type { AlertingSetup } from "@/server/ports/alerting-setup";
import type { Connections } from "@/server/ports/connections";
import type { Dashboards } from "@/server/ports/dashboards";
import type { Metrics } from "@/server/ports/metrics";
import type { Annotator } from "@/server/ports/annotator";
import { cachedDashboards } from "./cached-dashboards";
import { grafanaAlertmanager, type GrafanaAlertmanager } from "./grafana-alertmanager";
import { grafanaAnnotator } from "./grafana-annotator";
import { grafanaCall, type GrafanaCall } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import { grafanaConnections } from "./grafana-connections";
import { grafanaDashboards } from "./grafana-dashboards";
import { grafanaMetrics } from "./grafana-metrics";
import { grafanaAlertingSetup } from "./setup/grafana-alerting-setup";
import { sourceCircuits } from "./source-circuits";

export interface GrafanaAdapter {
  metrics: Metrics;
  dashboards: Dashboards;
  connections: Connections;
  annotator: Annotator;
  /** Its own Alertmanager, which is asked as one that stands alone is. */
  alertmanager: GrafanaAlertmanager;
  alertingSetup: AlertingSetup;
  /** Lets go of the connections that are kept. */
  close(): Promise<void>;
}

/** Nothing leaves that is not on the list of what may be asked. */
function guarded(call: GrafanaCall): GrafanaCall {
  const ask = async (request: Parameters<GrafanaCall>[0]) => {
    requireUpstreamPath(request.method ?? "GET", request.path);
    return call(request);
  };
  return Object.assign(ask, { close: call.close });
}

/** All ports on one Grafana; dashboards and descriptions are kept for 30 s. */
export function createGrafanaAdapter(connection: GrafanaConnection): GrafanaAdapter {
  const call = guarded(grafanaCall(connection));
  const circuits = sourceCircuits(connection.log);
  const dashboards = cachedDashboards(grafanaDashboards(call, connection));
  return {
    metrics: grafanaMetrics(call, circuits),
    dashboards,
    annotator: grafanaAnnotator(call, dashboards),
    alertmanager: grafanaAlertmanager(call),
    alertingSetup: grafanaAlertingSetup((token) =>
      token === undefined ? call : guarded(grafanaCall({ ...connection, token, writeToken: token })),
    ),
    connections: grafanaConnections(call, connection, circuits),
    close: call.close,
  };
}
