import { randomUUID } from "node:crypto";
import { alertingSetupSuite, type AlertingSetupHarness } from "@/server/ports/alerting-setup.suite";
import { startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { createGrafanaAdapter } from "../grafana-adapter";

const { GRAFANA_URL, GRAFANA_TOKEN, GRAFANA_ADMIN_TOKEN } = process.env;
const PROVISIONING = "api/v1/provisioning";

/** What stands there by Grafana's own word; written without a trace of who wrote it. */
function outside(url: string, token: string) {
  async function ask(path: string, init: { method?: string; body?: unknown } = {}): Promise<unknown> {
    const response = await fetch(`${url}/${PROVISIONING}/${path}`, {
      ...(init.method && { method: init.method }),
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "x-disable-provenance": "true",
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method ?? "GET"} ${path}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }
  type Tree = { routes?: Record<string, unknown>[] };
  return {
    snapshot: async () => ({
      routes: ((await ask("policies")) as Tree).routes,
      contactPoints: (await ask("contact-points")) as { name: string }[],
    }),
    putRoutes: async (routes: readonly Record<string, unknown>[] | undefined) => {
      const { routes: _, ...rest } = (await ask("policies")) as Tree;
      const known = new Set(((await ask("contact-points")) as { name: string }[]).map(({ name }) => name));
      const usable = routes?.map(({ receiver, ...route }) =>
        known.has(String(receiver)) ? { receiver, ...route } : route,
      );
      await ask("policies", { method: "PUT", body: { ...rest, ...(usable && { routes: usable }) } });
    },
    addContactPoint: async (name: string) => {
      const uid = randomUUID().slice(0, 8);
      await ask("contact-points", {
        method: "POST",
        body: { uid, name, type: "webhook", settings: { url: "http://127.0.0.1:9/" } },
      });
      return async () => void (await ask(`contact-points/${uid}`, { method: "DELETE" }));
    },
  };
}

async function harnessOf(
  connection: { url: string; token: string },
  adminToken: string,
): Promise<AlertingSetupHarness> {
  const grafana = createGrafanaAdapter(connection);
  return {
    setup: grafana.alertingSetup,
    access: { token: adminToken },
    viewer: {},
    ...outside(connection.url, adminToken),
    stop: grafana.close,
  };
}

// A real one where it is given.
if (GRAFANA_URL && GRAFANA_TOKEN && GRAFANA_ADMIN_TOKEN) {
  const connection = { url: GRAFANA_URL.replace(/\/+$/, ""), token: GRAFANA_TOKEN };
  alertingSetupSuite(`Grafana at ${GRAFANA_URL}`, () => harnessOf(connection, GRAFANA_ADMIN_TOKEN));
} else {
  for (const version of ["11.6", "12.4", "13.2"]) {
    alertingSetupSuite(`the Grafana sandbox as ${version}`, async () => {
      const sandbox = await startGrafanaSandbox({ version });
      const { stop, ...harness } = await harnessOf(sandbox, sandbox.adminToken);
      return { ...harness, stop: () => Promise.all([stop(), sandbox.close()]).then(() => undefined) };
    });
  }
}
