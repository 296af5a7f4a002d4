import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createShop, type Shop } from "../shop/create-shop";
import type { KeptReleases } from "../shop/release-history";
import { type AlertBook, createAlertBook } from "./alerting/alert-book";
import {
  createDashboardStore,
  type DashboardStore,
  importDocument,
  type SandboxDashboardInput,
  type SandboxFolderInput,
  type SandboxLibraryInput,
} from "./dashboards/dashboard-store";
import { addSandboxDashboards } from "./dashboards/sandbox-dashboards";
import type { SandboxDataSource } from "./data-source";
import { grafanaProfile } from "./grafana-profile";
import { type Faults, noFaults } from "./http/faults";
import { handleRequest, type SandboxTraffic } from "./http/handle-request";
import { createSandboxAccounts, type SandboxAccounts } from "./http/sandbox-accounts";
import { acceptLive } from "./live/accept-live";
import { liveStreams } from "./live/live-streams";
import { createLokiDataSource } from "./loki/loki-data-source";
import { createRealPrometheus } from "./prometheus/real-prometheus";
import { createShopPrometheus } from "./prometheus/shop-prometheus";
import type { HistoryBackend } from "./routes/state-history-routes";
import { sandboxRoutes } from "./sandbox-routes";
import { createTempoDataSource } from "./tempo/tempo-data-source";
import { createTestDataSource } from "./testdata/testdata-data-source";

export interface GrafanaSandboxOptions {
  /** 0 or nothing: any free port. */
  port?: number;
  /** Same seed, same shop and same tokens. */
  seed?: number;
  now?: () => number;
  /** Base URL of a Prometheus server; adds the data source `prom-real` and the node exporter's dashboard. */
  prometheusUrl?: string;
  /** The version it claims to be and behaves as: `11.6`, `12.4`, `13.2` or a full number. */
  version?: string;
  /** "hourly" plays an incident every hour, "manual" only when `shop.deploy()` is called. */
  incidents?: "hourly" | "manual";
  /** Where what somebody did to the shop outlives the process. */
  kept?: KeptReleases;
  /** More folders, dashboards of any age and either schema, and library panels. */
  folders?: readonly SandboxFolderInput[];
  dashboards?: readonly SandboxDashboardInput[];
  libraryElements?: readonly SandboxLibraryInput[];
  /** Where it is served, `/grafana`; at the root without. */
  subPath?: string;
  /** Whether there is an image renderer. */
  renderer?: boolean;
  /** Whether answers are compressed; not by default, as in Grafana. */
  gzip?: boolean;
  /** Where the history of alert states is kept, which decides on its form. */
  history?: HistoryBackend;
}

/** A running stand-in for Grafana on loopback. */
export interface GrafanaSandbox extends Omit<SandboxAccounts, "identities"> {
  /** Without a trailing slash; with the sub-path. */
  url: string;
  port: number;
  shop: Shop;
  faults: Faults;
  traffic: Readonly<SandboxTraffic>;
  dashboards: DashboardStore;
  alerting: AlertBook;
  close(): Promise<void>;
}

const DEFAULT_SEED = 20_261;
const DEFAULT_VERSION = "13.2.3";
const NOTIFY_EACH_MS = 1_000;

/** Starts a server that answers the parts of Grafana's HTTP API that the war room uses, over a simulated shop. */
export async function startGrafanaSandbox(options: GrafanaSandboxOptions = {}): Promise<GrafanaSandbox> {
  const { seed = DEFAULT_SEED, now = Date.now, prometheusUrl, subPath = "", gzip = false } = options;
  const profile = grafanaProfile(options.version ?? DEFAULT_VERSION);
  const shop = createShop({
    seed,
    now,
    incidents: options.incidents ?? "hourly",
    ...(options.kept && { kept: options.kept }),
  });
  const sources: SandboxDataSource[] = [
    createShopPrometheus(shop.metrics, now),
    createLokiDataSource(shop.logs, now),
    createTempoDataSource(shop.traces, now, { searches: profile.tempoSearch }),
    createTestDataSource(),
    ...(prometheusUrl ? [createRealPrometheus(prometheusUrl)] : []),
  ];
  const dashboards = createDashboardStore(now);
  addSandboxDashboards(dashboards, { realPrometheus: prometheusUrl !== undefined });
  for (const folder of options.folders ?? []) dashboards.addFolder(folder);
  for (const element of options.libraryElements ?? []) dashboards.addLibraryElement(element);
  for (const dashboard of options.dashboards ?? []) importDocument(dashboards, dashboard);

  const faults = noFaults();
  const traffic: SandboxTraffic = { requests: 0, queries: 0, aborted: 0, queryHeaders: [] };
  const { identities, ...accounts } = createSandboxAccounts(seed);
  let url = "";
  const publicUrl = () => `${url}/`;
  const folderTitle = (uid: string) => dashboards.folders.get(uid)?.title ?? uid;
  const book = createAlertBook({ shop, sources, version: profile.version, publicUrl, folderTitle });
  const routes = sandboxRoutes({
    profile,
    shop,
    sources,
    dashboards,
    book,
    faults,
    traffic,
    accounts: { ...accounts, identities },
    publicUrl,
    subPath,
    renderer: options.renderer ?? false,
    history: options.history ?? "annotations",
  });
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void handleRequest({ routes, identities, faults, traffic, subPath, gzip }, request, response);
  });
  const live = { identities, streams: liveStreams(shop.metrics), prefix: profile.livePrefix, subPath, now };
  const lines = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    lines.add(socket);
    socket.on("close", () => lines.delete(socket));
    acceptLive(live, request, socket);
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}${subPath}`;

  const notifying = setInterval(() => {
    const listening = [...book.provisioning.contactPoints.values()].some(({ type }) => type === "webhook");
    if (listening) book.tick().catch(() => undefined);
  }, NOTIFY_EACH_MS);
  notifying.unref();

  async function close(): Promise<void> {
    clearInterval(notifying);
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    server.closeAllConnections();
    for (const line of lines) line.destroy();
    await closed;
  }
  return { url, port, ...accounts, shop, faults, traffic, dashboards, alerting: book, close };
}
