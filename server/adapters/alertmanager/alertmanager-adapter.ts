import type { AlertFeed } from "@/server/ports/alert-feed";
import type { Silencer } from "@/server/ports/silencer";
import { alertmanagerFeed } from "./alertmanager-feed";
import { alertmanagerServer, type AlertmanagerServer } from "./alertmanager-server";
import { alertmanagerSilencer } from "./alertmanager-silencer";
import { prometheusRules } from "./prometheus-rules";

export interface AlertmanagerAdapter {
  silencer: Silencer;
  alertFeed: AlertFeed;
  /** Lets go of the connections that are kept. */
  close(): Promise<void>;
}

/** All ports on one Alertmanager; with `prometheus` the rules are read there. */
export function createAlertmanagerAdapter(
  server: AlertmanagerServer & { prometheus?: Omit<AlertmanagerServer, "timeoutMs"> },
): AlertmanagerAdapter {
  const { call, close } = alertmanagerServer(server);
  const rules = server.prometheus && alertmanagerServer(server.prometheus, "api/v1");
  return {
    silencer: alertmanagerSilencer(call),
    alertFeed: alertmanagerFeed(call, rules ? prometheusRules(rules.call) : () => Promise.resolve(null)),
    close: async () => {
      await close();
      await rules?.close();
    },
  };
}
