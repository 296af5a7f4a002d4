import type { Env } from "@/server/platform/env";
import type { AlertOwners } from "@/server/ports/alert-owners";
import type { Metrics } from "@/server/ports/metrics";
import { createAlertmanagerAdapter } from "./alertmanager-adapter";
import type { AlertmanagerCall } from "./alertmanager-call";
import { alertmanagerFeed } from "./alertmanager-feed";
import type { AlertmanagerServer } from "./alertmanager-server";
import { alertmanagerSilencer } from "./alertmanager-silencer";

/** Of each rule; a rule that has more has a storm. */
const MOST_INSTANCES = 10_000;

function serverOf(env: Env): (AlertmanagerServer & { prometheus?: AlertmanagerServer }) | null {
  const { ALERTMANAGER_URL: url, ALERTMANAGER_TOKEN: token, ALERTMANAGER_TENANT: tenant } = env;
  const { ALERTMANAGER_USER: name, ALERTMANAGER_PASSWORD: password, ALERTMANAGER_RULES_URL: rulesUrl } = env;
  if (!url) return null;
  const caller = {
    ...(token && { token }),
    ...(tenant && { tenant }),
    ...(name && password && { user: { name, password } }),
  };
  return { url, ...caller, ...(rulesUrl && { prometheus: { url: rulesUrl, ...caller } }) };
}

/** Grafana's own Alertmanager, and the one that the environment names. */
export function alertOwners(
  env: Env,
  grafana: { alertmanager: AlertmanagerCall; metrics: Pick<Metrics, "alertRules"> },
): AlertOwners & { close(): Promise<void> } {
  const server = serverOf(env);
  const adapter = server && createAlertmanagerAdapter(server);
  const rules = (signal?: AbortSignal) => grafana.metrics.alertRules({ instances: MOST_INSTANCES }, signal);
  return {
    grafana: {
      silencer: alertmanagerSilencer(grafana.alertmanager),
      alertFeed: alertmanagerFeed(grafana.alertmanager, rules, { isWithinGrafana: true }),
    },
    alertmanager: adapter && { silencer: adapter.silencer, alertFeed: adapter.alertFeed },
    close: async () => adapter?.close(),
  };
}
