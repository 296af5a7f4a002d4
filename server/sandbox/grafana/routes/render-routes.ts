import type { DashboardStore } from "../dashboards/dashboard-store";
import type { GrafanaProfile } from "../grafana-profile";
import { png } from "../http/png";
import type { Reply } from "../http/reply";
import { type Call, type Route, route } from "../http/route";

const MAX_SIDE = 4_000;
/** What Grafana sends for a missing renderer has this size. */
const PLACEHOLDER = { width: 180, height: 180 };
const DARK = [17, 18, 23] as const;
const LIGHT = [244, 245, 245] as const;

const picture = (bytes: Uint8Array): Reply => ({
  status: 200,
  bytes,
  headers: { "content-type": "image/png", "cache-control": "private" },
});

const failed = (title: string): Reply => ({
  status: 500,
  html: `<!doctype html>\n<title>Grafana - Error</title>\n<h1>${title}</h1>\n`,
});

function side(text: string | null, otherwise: number): number {
  const wanted = Number(text ?? 0);
  return wanted > 0 ? Math.min(MAX_SIDE, wanted) : otherwise;
}

/** Pictures of panels and dashboards: plain ones of the size asked for, when there is a renderer. */
export function renderRoutes(store: DashboardStore, profile: GrafanaProfile, renderer: boolean): Route[] {
  const placeholder = png(PLACEHOLDER.width, PLACEHOLDER.height, LIGHT);
  function render({ url, parameters: [uid = ""] }: Call): Reply {
    if (!renderer) {
      return profile.missingRenderer === "placeholder" ? picture(placeholder) : failed("Rendering is unavailable");
    }
    if (!store.dashboards.has(uid)) return failed("Failed to render panel image");
    const get = (name: string) => url.searchParams.get(name);
    const colour = get("theme") === "light" ? LIGHT : DARK;
    return picture(png(side(get("width"), 1000), side(get("height"), 500), colour));
  }
  return ["/render/d-solo/:uid", "/render/d-solo/:uid/:slug", "/render/d/:uid", "/render/d/:uid/:slug"].map((path) =>
    route("GET", path, render),
  );
}
