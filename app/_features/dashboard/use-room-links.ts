import type { MouseEvent } from "react";
import { roomContextOf } from "./data/room-context";
import type { DashboardScene } from "./scene/dashboard-scene";
import { roomLink } from "./scene/links/room-link";
import { sceneHostOf } from "./scene/scene-host";

/** What the address says about one dashboard, and not about the next. */
const OF_DASHBOARD = /^(var-.*|from|to|timezone|refresh|viewPanel|dashboard|(.*-)?dtab)$/;

/** The address of this page with what a link says of the dashboard that it leads to. */
function searchWith(search: string, uid: string): string {
  const wanted = new URLSearchParams(search);
  const next = new URLSearchParams(window.location.search);
  for (const key of new Set(next.keys())) {
    const staysAsItIs = !OF_DASHBOARD.test(key) || (/^(from|to)$/.test(key) && !wanted.has(key));
    if (!staysAsItIs) next.delete(key);
  }
  for (const key of new Set(wanted.keys())) {
    if (OF_DASHBOARD.test(key)) next.delete(key);
  }
  for (const [key, value] of wanted) if (OF_DASHBOARD.test(key)) next.append(key, value);
  next.set("dashboard", uid);
  return `?${next.toString()}`;
}

/**
 * Follows links that were written for Grafana's own pages: to dashboards of this room in the room, to all else in a tab
 * of its own. Nobody is led out of the room by one click.
 */
export function useRoomLinks(scene: DashboardScene) {
  return (event: MouseEvent<HTMLElement>): void => {
    const anchor = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(anchor instanceof HTMLAnchorElement) || anchor.hasAttribute("download") || event.defaultPrevented) return;
    const { grafanaUrl } = roomContextOf(scene);
    const { dashboards, showDashboard } = sceneHostOf(scene);
    const held = showDashboard ? dashboards().map(({ uid }) => uid) : [];
    const link = roomLink(anchor.href, { grafanaUrl, origin: window.location.origin, dashboards: held });
    if (!link) return;
    event.preventDefault();
    const isOwnTab = event.metaKey || event.ctrlKey || event.shiftKey || anchor.target === "_blank";
    if (link.kind === "dashboard") {
      const search = searchWith(link.search, link.uid);
      if (isOwnTab) window.open(`${window.location.pathname}${search}`, "_blank", "noreferrer");
      else {
        window.history.pushState(null, "", search);
        showDashboard?.(link.uid);
      }
    } else if (link.kind === "elsewhere") window.open(link.href, "_blank", "noreferrer");
  };
}
