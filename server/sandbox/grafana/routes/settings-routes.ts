import type { SandboxDataSource } from "../data-source";
import { json } from "../http/reply";
import { type Route, route } from "../http/route";

const PANEL_TYPES = [
  "timeseries",
  "stat",
  "gauge",
  "bargauge",
  "table",
  "logs",
  "text",
  "geomap",
  "piechart",
  "heatmap",
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
    backend: true,
  };
}

/** `GET /api/frontend/settings`, the fields that an embedding application reads. */
export function settingsRoutes(sources: readonly SandboxDataSource[], version: string, appUrl: () => string): Route[] {
  const datasources = () =>
    Object.fromEntries(
      sources.map((source) => [
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
    );
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
              skipDataQuery: id === "text",
              hideFromList: false,
              signature: "internal",
              state: "",
              info: {},
            },
          ]),
        ),
        apps: {},
        appUrl: appUrl(),
        appSubUrl: "",
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
        rendererAvailable: false,
        rendererVersion: "",
        liveEnabled: false,
        unifiedAlertingEnabled: true,
        snapshotEnabled: false,
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
