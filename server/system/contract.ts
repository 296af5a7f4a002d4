export type PartHealth = "ok" | "unreachable";

export interface Health {
  /** "degraded": the rooms work, something beside them does not. "down": nothing can be read or stored. */
  status: "ok" | "degraded" | "down";
  version: string;
  checks: Record<"database" | "grafana" | "identity" | "realtime", PartHealth>;
}

export interface SystemStatus extends Health {
  /** Which parts are the sandbox's own. */
  embedded: Record<"database" | "identity" | "grafana", boolean>;
}
