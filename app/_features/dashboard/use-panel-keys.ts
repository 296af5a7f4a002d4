import { SetPanelAttentionEvent } from "@grafana/data";
import { getAppEvents } from "@grafana/runtime";
import { useEffect } from "react";
import type { DashboardScene } from "./scene/dashboard-scene";
import { linkOf } from "./scene/links/link-of";
import { PanelCell } from "./scene/layout/panel-cell";
import { canPost } from "./scene/panel/can-post";
import { pinOf } from "./scene/panel/pin-of";
import { sceneHostOf } from "./scene/scene-host";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The pointer or the keyboard is on the dashboard. */
const HERE = ".grafana-surface:hover, .grafana-surface section:focus-within";

/**
 * Grafana's keys for the panel under the pointer or in focus: `v` shows it alone, `e` opens it in Grafana, `.` pins it,
 * `p` posts it, Escape goes back. They go before the keys of the page.
 */
export function usePanelKeys(scene: DashboardScene): void {
  useEffect(() => {
    let path: string | null = null;
    const attention = getAppEvents().subscribe(SetPanelAttentionEvent, ({ payload }) => {
      path = typeof payload.panelId === "string" ? payload.panelId : null;
    });
    const handled = (event: KeyboardEvent): boolean => {
      // What opened over the page closes first.
      if (event.key === "Escape" && scene.state.viewPanel && !document.querySelector("[role=dialog], [role=menu]")) {
        scene.view(null);
        return true;
      }
      const panel = path !== null && document.querySelector(HERE) ? scene.panelAt(path) : null;
      if (!panel) return false;
      if (event.key === "v") scene.view(scene.state.viewPanel ? null : panel);
      const href = event.key === "e" ? linkOf(panel, panel.getLegacyPanelId()) : null;
      if (href) window.open(href, "_blank", "noreferrer");
      const pins = event.key === "." && !event.repeat ? sceneHostOf(panel).pins() : null;
      pins?.toggle(pinOf(panel, panel.getLegacyPanelId()));
      const isPosted = event.key === "p" && !event.repeat && canPost(panel);
      if (isPosted) PanelCell.of(panel).post();
      return event.key === "v" || href !== null || pins !== null || isPosted;
    };
    const act = (event: KeyboardEvent): void => {
      const withModifier = event.metaKey || event.ctrlKey || event.altKey;
      if (event.defaultPrevented || withModifier || isTyping(event.target) || !handled(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", act, { capture: true });
    return () => {
      attention.unsubscribe();
      window.removeEventListener("keydown", act, { capture: true });
    };
  }, [scene]);
}
