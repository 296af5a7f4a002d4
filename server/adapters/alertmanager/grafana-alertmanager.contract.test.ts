import { createGrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { alertFeedSuite } from "@/server/ports/alert-feed.suite";
import { silencerSuite } from "@/server/ports/silencer.suite";
import { startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { alertmanagerFeed } from "./alertmanager-feed";
import { alertmanagerSilencer } from "./alertmanager-silencer";

const { GRAFANA_URL, GRAFANA_TOKEN, GRAFANA_EDITOR_TOKEN } = process.env;
const MOST_INSTANCES = 100;

async function portsOn(connection: { url: string; token: string; writeToken: string }) {
  const grafana = createGrafanaAdapter(connection);
  const rules = (signal?: AbortSignal) => grafana.metrics.alertRules({ instances: MOST_INSTANCES }, signal);
  const fires = (await rules()).find(({ state, instances }) => state === "firing" && instances[0]?.state === "firing");
  return {
    silencer: alertmanagerSilencer(grafana.alertmanager),
    alertFeed: alertmanagerFeed(grafana.alertmanager, rules, { isWithinGrafana: true }),
    firingRule: fires?.name ?? null,
    startedAt: null,
    close: grafana.close,
  };
}

const sandboxOf = (version: string) => async () => {
  let behind = 30 * 60_000;
  const sandbox = await startGrafanaSandbox({ version, incidents: "manual", now: () => Date.now() - behind });
  sandbox.shop.deploy();
  behind = 0;
  const { close, ...ports } = await portsOn({ ...sandbox, writeToken: sandbox.editorToken });
  const stop = async () => {
    await close();
    await sandbox.close();
  };
  return { ...ports, stop };
};

// A real one where it is given, in which something fires.
if (GRAFANA_URL && GRAFANA_TOKEN && GRAFANA_EDITOR_TOKEN) {
  const connection = { url: GRAFANA_URL, token: GRAFANA_TOKEN, writeToken: GRAFANA_EDITOR_TOKEN };
  const start = async () => {
    const { close, ...ports } = await portsOn(connection);
    return { ...ports, stop: close };
  };
  silencerSuite(`Grafana at ${GRAFANA_URL}`, start);
  alertFeedSuite(`Grafana at ${GRAFANA_URL}`, start);
} else {
  for (const version of ["11.6", "12.4", "13.2"]) {
    silencerSuite(`the Grafana sandbox as ${version}`, sandboxOf(version));
    alertFeedSuite(`the Grafana sandbox as ${version}`, sandboxOf(version));
  }
}
