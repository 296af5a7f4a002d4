import type { Shop } from "../shop/create-shop";
import type { AlertBook } from "./alerting/alert-book";
import type { DashboardStore } from "./dashboards/dashboard-store";
import type { SandboxDataSource } from "./data-source";
import { createGrafanaDataSource } from "./grafana-data-source";
import type { GrafanaProfile } from "./grafana-profile";
import type { Faults } from "./http/faults";
import type { SandboxTraffic } from "./http/handle-request";
import type { Route } from "./http/route";
import type { SandboxAccounts } from "./http/sandbox-accounts";
import { alertmanagerRoutes } from "./routes/alertmanager-routes";
import { annotationRoutes } from "./routes/annotation-routes";
import { createAnnotationStore } from "./routes/annotation-store";
import { apisDashboardRoutes } from "./routes/apis-dashboard-routes";
import { apisDiscoveryRoutes } from "./routes/apis-discovery-routes";
import { apisFolderRoutes } from "./routes/apis-folder-routes";
import { apisNotificationRoutes } from "./routes/apis-notification-routes";
import { contactPointRoutes } from "./routes/contact-point-routes";
import { controlRoutes } from "./routes/control-routes";
import { dashboardPageRoutes } from "./routes/dashboard-page";
import { dashboardRoutes } from "./routes/dashboard-routes";
import { dataSourceProxyRoutes } from "./routes/data-source-proxy-routes";
import { dataSourceRoutes } from "./routes/data-source-routes";
import { dsQueryRoutes } from "./routes/ds-query-routes";
import { folderRoutes } from "./routes/folder-routes";
import { identityRoutes } from "./routes/identity-routes";
import { libraryElementRoutes } from "./routes/library-element-routes";
import { metricsRoutes } from "./routes/metrics-routes";
import { muteTimingRoutes } from "./routes/mute-timing-routes";
import { policyRoutes } from "./routes/policy-routes";
import { provisionedRuleRoutes } from "./routes/provisioned-rule-routes";
import { receiverTestRoutes } from "./routes/receiver-test-routes";
import { renderRoutes } from "./routes/render-routes";
import { ruleRoutes } from "./routes/rule-routes";
import { rulerRoutes } from "./routes/ruler-routes";
import { searchRoutes } from "./routes/search-routes";
import { settingsRoutes } from "./routes/settings-routes";
import { shortUrlRoutes } from "./routes/short-url-routes";
import { silenceRoutes } from "./routes/silence-routes";
import { snapshotRoutes } from "./routes/snapshot-routes";
import { type HistoryBackend, stateHistoryRoutes } from "./routes/state-history-routes";

interface Setup {
  profile: GrafanaProfile;
  shop: Shop;
  sources: readonly SandboxDataSource[];
  dashboards: DashboardStore;
  book: AlertBook;
  faults: Faults;
  traffic: SandboxTraffic;
  accounts: SandboxAccounts;
  /** With a trailing slash. */
  publicUrl: () => string;
  subPath: string;
  renderer: boolean;
  history: HistoryBackend;
}

/** Every route of the sandbox. The first that fits answers, so that catch-alls stand at the end. */
export function sandboxRoutes(setup: Setup): Route[] {
  const { profile, shop, sources, dashboards, book, traffic, publicUrl, subPath, renderer } = setup;
  const { now } = shop;
  const { provisioning } = book;
  const folderTitle = (uid: string) => dashboards.folders.get(uid)?.title ?? uid;
  const store = createAnnotationStore(shop);
  return [
    ...identityRoutes(profile),
    ...metricsRoutes(shop.metrics, now),
    ...settingsRoutes(sources, {
      version: profile.version,
      appUrl: publicUrl,
      subPath,
      rendererAvailable: renderer,
      liveNamespaced: profile.livePrefix === "default",
    }),
    ...searchRoutes(dashboards),
    ...folderRoutes(dashboards),
    ...dashboardRoutes(dashboards, profile),
    ...libraryElementRoutes(dashboards),
    ...dataSourceRoutes(sources),
    ...dataSourceProxyRoutes(sources),
    ...dsQueryRoutes([...sources, createGrafanaDataSource()], now, traffic),
    ...annotationRoutes({ store, dashboards, stateChanges: book.changes, now }),
    ...ruleRoutes(book, folderTitle),
    ...rulerRoutes(book, folderTitle),
    ...stateHistoryRoutes(book, now, setup.history),
    ...alertmanagerRoutes(book, profile, publicUrl),
    ...silenceRoutes(book.silences, now),
    ...contactPointRoutes(provisioning, profile),
    ...policyRoutes(provisioning, profile),
    ...muteTimingRoutes(provisioning, profile),
    ...provisionedRuleRoutes(book, dashboards, profile, now),
    ...receiverTestRoutes(profile, now, publicUrl),
    ...snapshotRoutes(now, publicUrl),
    ...shortUrlRoutes(now, publicUrl),
    ...renderRoutes(dashboards, profile, renderer),
    ...controlRoutes(setup),
    ...dashboardPageRoutes(dashboards),
    ...apisDashboardRoutes(dashboards, profile),
    ...apisFolderRoutes(dashboards, profile),
    ...apisNotificationRoutes(provisioning, profile),
    ...apisDiscoveryRoutes(profile),
  ];
}
