import { type DashboardStore, titleOf } from "../dashboards/dashboard-store";
import type { Reply } from "../http/reply";
import { openRoute, type Route } from "../http/route";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The page behind "open in Grafana": there is nothing to see but where one is. */
export function dashboardPageRoutes(store: DashboardStore): Route[] {
  const page: Route["handle"] = ({ parameters: [uid = ""] }) => dashboardPage(store, uid);
  return ["/d/:uid", "/d/:uid/*", "/d-solo/:uid", "/d-solo/:uid/*"].map((path) => openRoute("GET", path, page));
}

function dashboardPage(store: DashboardStore, uid: string): Reply {
  const found = store.dashboards.get(uid);
  const title = found ? titleOf(found) : "Dashboard not found";
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Grafana sandbox</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 38rem; margin: 12vh auto; padding: 0 1.5rem; }
  code { font-size: .9em; }
</style>
<h1>${escape(title)}</h1>
<p>This is the Grafana sandbox: it answers Grafana's API so that the war room has something to show, and it has no pages of its own.</p>
<p>With a real Grafana the dashboard would open here, at <code>/d/${escape(uid)}</code>. Set <code>GRAFANA_URL</code> and <code>GRAFANA_TOKEN</code> to use yours.</p>
</html>
`;
  return { status: found ? 200 : 404, html };
}
