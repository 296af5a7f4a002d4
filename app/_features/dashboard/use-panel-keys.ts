import { SetPanelAttentionEvent } from "@grafana/data";
import { getAppEvents } from "@grafana/runtime";
import { useEffect } from "react";
import type { DashboardScene } from "./scene/dashboard-scene";
import { linkOf } from "./scene/link-of";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Grafana's keys for the panel under the pointer: `v` shows it alone, `e` opens it in
 * Grafana, Escape goes back. They go before the keys of the page. */
export function usePanelKeys(scene: DashboardScene): void {
  useEffect(() => {
    let path: string | null = null;
    const attention = getAppEvents().subscribe(SetPanelAttentionEvent, ({ payload }) => {
      path = typeof payload.panelId === "string" ? payload.panelId : null;
    });
    const handled = (event: KeyboardEvent): boolean => {
      if (event.key === "Escape" && scene.state.viewed) {
        scene.view(null);
        return true;
      }
      const panel = path !== null && document.querySelector(".grafana-surface:hover") ? scene.panelAt(path) : null;
      if (!panel) return false;
      if (event.key === "v") scene.view(scene.state.viewed ? null : panel);
      const href = event.key === "e" ? linkOf(panel, panel.getLegacyPanelId()) : null;
      if (href) window.open(href, "_blank", "noreferrer");
      return event.key === "v" || href !== null;
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
