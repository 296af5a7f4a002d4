import { afterAll, describe } from "vitest";
import { type GrafanaSandbox, startGrafanaSandbox } from "../start-grafana-sandbox";
import type { GrafanaConnection } from "./grafana-connection";
import { type ContractOptions, grafanaHttpContract } from "./grafana-http.suite";

interface Subject {
  name: string;
  connect: () => Promise<GrafanaConnection>;
  options: ContractOptions;
}

const {
  GRAFANA_URL,
  GRAFANA_TOKEN,
  GRAFANA_EDITOR_TOKEN,
  GRAFANA_ADMIN_TOKEN,
  GRAFANA_PROMETHEUS_UID,
  GRAFANA_LOKI_UID,
  GRAFANA_TEMPO_UID,
} = process.env;
const started: GrafanaSandbox[] = [];

const standIn = (version: string): Subject => ({
  name: `the Grafana sandbox as ${version}`,
  connect: async () => {
    const sandbox = await startGrafanaSandbox({ version });
    started.push(sandbox);
    return sandbox;
  },
  options: { prometheus: "prom", loki: "loki", tempo: "tempo", admin: true },
});

const realServer = (url: string, token: string): Subject => ({
  name: `Grafana at ${url}`,
  connect: async () => ({
    url: url.replace(/\/+$/, ""),
    token,
    editorToken: GRAFANA_EDITOR_TOKEN ?? token,
    ...(GRAFANA_ADMIN_TOKEN ? { adminToken: GRAFANA_ADMIN_TOKEN } : {}),
  }),
  options: {
    ...(GRAFANA_PROMETHEUS_UID ? { prometheus: GRAFANA_PROMETHEUS_UID } : {}),
    ...(GRAFANA_LOKI_UID ? { loki: GRAFANA_LOKI_UID } : {}),
    ...(GRAFANA_TEMPO_UID ? { tempo: GRAFANA_TEMPO_UID } : {}),
    admin: GRAFANA_ADMIN_TOKEN !== undefined,
  },
});

const subjects =
  GRAFANA_URL && GRAFANA_TOKEN ? [realServer(GRAFANA_URL, GRAFANA_TOKEN)] : ["11.6", "12.4", "13.2"].map(standIn);

afterAll(async () => {
  for (const sandbox of started) await sandbox.close();
});

describe.each(subjects)("$name", ({ connect, options }) => {
  grafanaHttpContract(connect, options);
});
