import { afterAll, describe } from "vitest";
import { type GrafanaSandbox, startGrafanaSandbox } from "../start-grafana-sandbox";
import type { GrafanaConnection } from "./grafana-connection";
import { type ContractOptions, grafanaHttpContract } from "./grafana-http.suite";

interface Subject {
  name: string;
  connect: () => Promise<GrafanaConnection>;
  options: ContractOptions;
}

const { GRAFANA_URL, GRAFANA_TOKEN, GRAFANA_EDITOR_TOKEN, GRAFANA_PROMETHEUS_UID, GRAFANA_LOKI_UID } = process.env;
let sandbox: GrafanaSandbox | undefined;

const standIn: Subject = {
  name: "the Grafana sandbox",
  connect: async () => (sandbox = await startGrafanaSandbox()),
  options: { prometheus: "prom", loki: "loki" },
};

const realServer = (url: string, token: string): Subject => ({
  name: `Grafana at ${url}`,
  connect: async () => ({ url: url.replace(/\/+$/, ""), token, editorToken: GRAFANA_EDITOR_TOKEN ?? token }),
  options: {
    ...(GRAFANA_PROMETHEUS_UID ? { prometheus: GRAFANA_PROMETHEUS_UID } : {}),
    ...(GRAFANA_LOKI_UID ? { loki: GRAFANA_LOKI_UID } : {}),
  },
});

const subject = GRAFANA_URL && GRAFANA_TOKEN ? realServer(GRAFANA_URL, GRAFANA_TOKEN) : standIn;

describe(subject.name, () => {
  afterAll(() => sandbox?.close());
  grafanaHttpContract(subject.connect, subject.options);
});
