import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createShop, type Shop } from "../shop/create-shop";
import { sandboxDashboards } from "./dashboards/sandbox-dashboards";
import type { SandboxDataSource } from "./data-source";
import { type Faults } from "./http/faults";
import { handleRequest, type SandboxTraffic } from "./http/handle-request";
import { createServiceAccountToken, type Identity } from "./http/service-account-tokens";
import { createLokiDataSource } from "./loki/loki-data-source";
import { createRealPrometheus } from "./prometheus/real-prometheus";
import { createShopPrometheus } from "./prometheus/shop-prometheus";
import { annotationRoutes } from "./routes/annotation-routes";
import { createAnnotationStore } from "./routes/annotation-store";
import { dashboardRoutes } from "./routes/dashboard-routes";
import { dataSourceRoutes } from "./routes/data-source-routes";
import { dsQueryRoutes } from "./routes/ds-query-routes";
import { identityRoutes } from "./routes/identity-routes";
import { ruleRoutes } from "./routes/rule-routes";
import { searchRoutes } from "./routes/search-routes";
import { settingsRoutes } from "./routes/settings-routes";
import { createTestDataSource } from "./testdata/testdata-data-source";

export interface GrafanaSandboxOptions {
  /** 0 or nothing: any free port. */
  port?: number;
  /** Same seed, same shop and same tokens. */
  seed?: number;
  now?: () => number;
  /** Base URL of a Prometheus server; adds the data source `prom-real` and the node exporter's dashboard. */
  prometheusUrl?: string;
  /** The version it claims to be. */
  version?: string;
  /** "hourly" plays an incident every hour, "manual" only when `shop.deploy()` is called. */
  incidents?: "hourly" | "manual";
}

/** A running stand-in for Grafana on loopback. */
export interface GrafanaSandbox {
  /** Without a trailing slash. */
  url: string;
  port: number;
  /** Token of a service account with the role Viewer. */
  token: string;
  /** Token of a service account with the role Editor. */
  editorToken: string;
  shop: Shop;
  faults: Faults;
  traffic: Readonly<SandboxTraffic>;
  close(): Promise<void>;
}

const DEFAULT_SEED = 20_261;
const DEFAULT_VERSION = "13.2.3";

/** Starts a server that answers the parts of Grafana's HTTP API that the war room uses, over a simulated shop. */
export async function startGrafanaSandbox(options: GrafanaSandboxOptions = {}): Promise<GrafanaSandbox> {
  const { seed = DEFAULT_SEED, version = DEFAULT_VERSION, now = Date.now, prometheusUrl } = options;
  const shop = createShop({ seed, now, incidents: options.incidents ?? "hourly" });
  const sources: SandboxDataSource[] = [
    createShopPrometheus(shop.metrics, now),
    createLokiDataSource(shop.logs),
    createTestDataSource(),
    ...(prometheusUrl ? [createRealPrometheus(prometheusUrl)] : []),
  ];
  const dashboards = sandboxDashboards({ realPrometheus: prometheusUrl !== undefined });
  const faults: Faults = { mode: "ok", delayMs: 1_000, only: null };
  const traffic: SandboxTraffic = { requests: 0, queries: 0, aborted: 0 };
  const token = createServiceAccountToken(seed, 1);
  const editorToken = createServiceAccountToken(seed, 2);
  const identities = new Map<string, Identity>([
    [
      token,
      { role: "Viewer", uid: "service-account:war-room-read", login: "sa-1-war-room-read", name: "war-room-read" },
    ],
    [
      editorToken,
      { role: "Editor", uid: "service-account:war-room-write", login: "sa-1-war-room-write", name: "war-room-write" },
    ],
  ]);
  let url = "";
  const routes = [
    ...identityRoutes(version),
    ...settingsRoutes(sources, version, () => `${url}/`),
    ...searchRoutes(dashboards),
    ...dashboardRoutes(dashboards),
    ...dataSourceRoutes(sources),
    ...dsQueryRoutes(sources, now, traffic),
    ...annotationRoutes(createAnnotationStore(shop), dashboards, now),
    ...ruleRoutes(shop),
  ];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void handleRequest({ routes, identities, dashboards, faults, traffic, version }, request, response);
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    server.closeAllConnections();
    await closed;
  }
  return { url, port, token, editorToken, shop, faults, traffic, close };
}
