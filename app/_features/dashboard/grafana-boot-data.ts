/** Where the icons of panels are served from; `.config/copy-panel-assets.mjs` fills it. */
export const PANEL_ASSETS = "/grafana/";

export type PanelTheme = "dark" | "light";

/** Our locales as Grafana's packages call them. */
const GRAFANA_LANGUAGE: Record<string, string> = { en: "en-US", "zh-TW": "zh-Hant" };

export const grafanaLanguage = (locale: string): string => GRAFANA_LANGUAGE[locale] ?? "en-US";

/**
 * Puts what Grafana's packages read while they are evaluated on `window`. Must run before the first of them is
 * imported; it imports none itself.
 */
export function setGrafanaBootData(theme: PanelTheme, locale: string): void {
  const page = window as unknown as { grafanaBootData?: unknown; __grafana_public_path__?: string };
  if (page.grafanaBootData) return;
  const language = grafanaLanguage(locale);
  page.__grafana_public_path__ = PANEL_ASSETS;
  page.grafanaBootData = {
    assets: { dark: "", light: "" },
    navTree: [],
    user: {
      theme,
      language,
      locale: language,
      regionalFormat: language,
      timezone: "browser",
      weekStart: "browser",
      orgId: 1,
      orgRole: "Viewer",
      isSignedIn: true,
      permissions: {},
      name: "",
      login: "",
      email: "",
    },
    settings: {
      appSubUrl: "",
      appUrl: `${window.location.origin}/`,
      buildInfo: { version: "13.2.2", commit: "", env: "production" },
      featureToggles: {},
      datasources: {},
      panels: {},
      minRefreshInterval: "5s",
      unifiedAlertingEnabled: true,
      publicDashboardAccessToken: "",
    },
  };
}
