import type { FrontendSettings } from "./frontend-settings";
import type { GrafanaConnection } from "./grafana-connection";

/** Where people open Grafana, without a slash at the end: as configured, else as it says of itself. */
export function publicAddress(connection: GrafanaConnection, { appUrl }: Pick<FrontendSettings, "appUrl">): string {
  return (connection.publicUrl ?? (appUrl || connection.url)).replace(/\/+$/, "");
}
