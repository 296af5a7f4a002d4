import type { GrafanaCall, GrafanaRequest } from "./grafana-call";

const TIMEOUT_MS = 10_000;

/** @param request with a path below the Alertmanager's `api/v2/` */
export type GrafanaAlertmanager = (
  request: Pick<GrafanaRequest, "path" | "params" | "body"> & {
    method?: "GET" | "POST" | "DELETE";
    signal?: AbortSignal | undefined;
  },
) => Promise<unknown>;

/** The Alertmanager inside of Grafana, for its own rules; it takes `api/v2` as others do. */
export function grafanaAlertmanager(call: GrafanaCall): GrafanaAlertmanager {
  return async ({ method = "GET", path, signal, ...rest }) => {
    const { body } = await call({
      ...rest,
      method,
      path: `api/alertmanager/grafana/api/v2/${path}`,
      as: method === "GET" ? "read" : "write",
      timeoutMs: TIMEOUT_MS,
      ...(signal && { signal }),
    });
    return body;
  };
}
