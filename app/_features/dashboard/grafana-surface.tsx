import createCache from "@emotion/cache";
import { CacheProvider } from "@emotion/react";
import { StyleSheet } from "@emotion/sheet";
import { ThemeContext, createTheme } from "@grafana/data";
import { LocationServiceProvider, config } from "@grafana/runtime";
import { GlobalStyles, PortalContainer } from "@grafana/ui";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useMemo, useState, type CSSProperties, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { NavigationType, Router, type Navigator } from "react-router-dom";
import { windowLocationService } from "./boot/window-location-service";
import type { PanelTheme } from "./grafana-boot-data";
import styles from "./grafana-surface.module.css";

/** Where Grafana's element styles count: inside the dashboard and in what it opens over the page. */
const SCOPE = ".grafana-surface, #grafana-portal-container";

/**
 * Grafana styles bare elements for a whole page. Here they stay in their layer, below ours, and inside the dashboard.
 * Its fonts are those of the page.
 */
class ScopedSheet extends StyleSheet {
  override insert(rule: string): void {
    if (rule.startsWith("@font-face")) return;
    super.insert(rule.startsWith("@") ? `@layer grafana{${rule}}` : `@layer grafana{@scope (${SCOPE}){${rule}}}`);
  }
}

const globalStyles = createCache({ key: "grafana-global" });
globalStyles.sheet = new ScopedSheet({ key: "grafana-global", container: document.head, speedy: true });

const locations = windowLocationService();
const navigator: Navigator = {
  createHref: (to) => (typeof to === "string" ? to : `${to.pathname ?? ""}${to.search ?? ""}${to.hash ?? ""}`),
  go: (delta) => window.history.go(delta),
  push: (to) => locations.push(to as Parameters<typeof locations.push>[0]),
  replace: (to) => locations.replace(to as Parameters<typeof locations.replace>[0]),
};

/** Components that take no theme from React read it from the configuration. */
function adoptTheme(mode: PanelTheme) {
  config.theme2 = createTheme({ colors: { mode } });
  return config.theme2;
}

/** Everything that Grafana's components expect around them: theme, styles, places, a container for what opens. */
export function GrafanaSurface({ theme, children }: { theme: PanelTheme; children: ReactNode }) {
  const [place, setPlace] = useState(locations.getLocation());
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const grafanaTheme = useMemo(() => adoptTheme(theme), [theme]);

  useEffect(() => {
    const subscription = locations.getLocationObservable().subscribe(setPlace);
    return () => subscription.unsubscribe();
  }, []);
  useEffect(() => locations.reload(), [pathname, search]);

  const { colors, typography } = grafanaTheme;
  const style = {
    colorScheme: theme,
    color: colors.text.primary,
    fontFamily: typography.fontFamily,
    fontSize: typography.body.fontSize,
    lineHeight: typography.body.lineHeight,
    "--panel-text-secondary": colors.text.secondary,
    "--panel-border": colors.border.medium,
    "--panel-background": colors.background.primary,
    "--panel-hover": colors.action.hover,
    "--panel-focus": colors.primary.main,
    "--panel-font-mono": typography.fontFamilyMonospace,
  } as CSSProperties;
  return (
    <ThemeContext.Provider value={grafanaTheme}>
      <LocationServiceProvider service={locations}>
        <Router location={place} navigator={navigator} navigationType={NavigationType.Replace}>
          <CacheProvider value={globalStyles}>
            <GlobalStyles />
          </CacheProvider>
          <div className={`grafana-surface ${styles.surface}`} style={style}>
            {children}
          </div>
          {/* At the end of the page: what opens over it stays in reach while this place does not. */}
          {createPortal(<PortalContainer />, document.body)}
        </Router>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}
