import type { SandboxDataSource } from "../data-source";
import { json } from "../http/reply";
import { type Route, route } from "../http/route";

const PANEL_TYPES = [
  "alertlist",
  "annolist",
  "barchart",
  "bargauge",
  "candlestick",
  "canvas",
  "dashlist",
  "flamegraph",
  "gauge",
  "geomap",
  "gettingstarted",
  "heatmap",
  "histogram",
  "logs",
  "news",
  "nodeGraph",
  "piechart",
  "stat",
  "state-timeline",
  "status-history",
  "table",
  "text",
  "timeseries",
  "traces",
  "trend",
  "welcome",
  "xychart",
];

/** Panels that draw without asking for data. */
const WITHOUT_DATA = new Set(["alertlist", "annolist", "dashlist", "gettingstarted", "news", "text", "welcome"]);

/** The data sources that are built in; they are here and in no list. */
const BUILT_IN = [
  { id: -1, uid: "grafana", name: "-- Grafana --", plugin: "grafana" },
  { id: -2, uid: "-- Mixed --", name: "-- Mixed --", plugin: "mixed" },
  { id: -3, uid: "-- Dashboard --", name: "-- Dashboard --", plugin: "dashboard" },
];

function pluginMeta(source: SandboxDataSource): Record<string, unknown> {
  return {
    id: source.type,
    name: source.typeName,
    type: "datasource",
    module: `core:plugin/${source.type}`,
    baseUrl: `public/app/plugins/datasource/${source.type}`,
    info: {
      author: { name: "Grafana Labs" },
      description: "",
      links: [],
      logos: { small: "", large: "" },
      screenshots: [],
      updated: "",
      version: "",
    },
    metrics: true,
    alerting: true,
    annotations: true,
    logs: source.type === "loki",
    tracing: source.type === "tempo",
    backend: true,
  };
}

interface SettingsOptions {
  version: string;
  /** With a trailing slash. */
  appUrl: () => string;
  subPath: string;
  rendererAvailable: boolean;
  /** Whether channels begin with the namespace instead of the organization's number. */
  liveNamespaced: boolean;
}

/** `GET /api/frontend/settings`, the fields that an embedding application reads. */
export function settingsRoutes(sources: readonly SandboxDataSource[], options: SettingsOptions): Route[] {
  const { version, appUrl, subPath, rendererAvailable } = options;
  const datasources = () =>
    Object.fromEntries([
      ...BUILT_IN.map(({ id, uid, name, plugin }) => [
        name,
        { id, uid, name, type: "datasource", meta: { id: plugin, name, type: "datasource", backend: true } },
      ]),
      ...sources.map((source) => [
        source.name,
        {
          id: source.id,
          uid: source.uid,
          type: source.type,
          name: source.name,
          isDefault: source.isDefault,
          access: "proxy",
          readOnly: true,
          url: `/api/datasources/proxy/uid/${source.uid}`,
          jsonData: source.jsonData,
          meta: pluginMeta(source),
          module: `core:plugin/${source.type}`,
          preload: false,
          withCredentials: false,
          basicAuth: "",
          cachingConfig: { enabled: false, TTLMs: 0 },
        },
      ]),
    ]);
  return [
    route("GET", "/api/frontend/settings", () =>
      json({
        defaultDatasource: sources.find((source) => source.isDefault)?.name ?? "",
        datasources: datasources(),
        panels: Object.fromEntries(
          PANEL_TYPES.map((id, sort) => [
            id,
            {
              id,
              name: id,
              sort,
              module: `core:plugin/${id}`,
              baseUrl: `public/app/plugins/panel/${id}`,
              skipDataQuery: WITHOUT_DATA.has(id),
              hideFromList: false,
              signature: "internal",
              state: "",
              info: {},
            },
          ]),
        ),
        apps: {},
        appUrl: appUrl(),
        appSubUrl: subPath,
        namespace: "default",
        buildInfo: {
          version,
          commit: "sandbox",
          edition: "Open Source",
          env: "production",
          hideVersion: false,
          hasUpdate: false,
          latestVersion: "",
        },
        featureToggles: {},
        rendererAvailable,
        rendererVersion: rendererAvailable ? "sandbox" : "",
        rendererDefaultImageWidth: 1000,
        rendererDefaultImageHeight: 500,
        rendererDefaultImageScale: 1,
        liveEnabled: true,
        liveMessageSizeLimit: 65_536,
        liveNamespaced: options.liveNamespaced,
        unifiedAlertingEnabled: true,
        snapshotEnabled: true,
        publicDashboardsEnabled: false,
        minRefreshInterval: "5s",
        dateFormats: { fullDate: "YYYY-MM-DD HH:mm:ss" },
        quickRanges: [],
        tokenExpirationDayLimit: -1,
        rootFolderUID: "general",
        sharedWithMeFolderUID: "sharedwithme",
      }),
    ),
  ];
}
