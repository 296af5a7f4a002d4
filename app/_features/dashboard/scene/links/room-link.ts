/** Where a click on a link in a dashboard leads. */
export type RoomLink =
  /** A dashboard that the room holds; `search` is what its address is to say. */
  | { kind: "dashboard"; uid: string; search: string }
  /** Another page, in a tab of its own. */
  | { kind: "elsewhere"; href: string }
  /** Nowhere: it leads to Grafana, and there are no links to it. */
  | { kind: "nowhere" };

interface LinkPlaces {
  /** Without a slash at the end; null where there are no links to Grafana. */
  grafanaUrl: string | null;
  /** Our own address. */
  origin: string;
  /** Uids of the dashboards that the page can show. */
  dashboards: readonly string[];
}

const DASHBOARD_PATH = /^\/d(?:-solo)?\/([\w-]+)(?:\/|$)/;

/**
 * Dashboards are written for Grafana's own pages: a path of theirs leads to Grafana, not to us. Null where the browser
 * may do what it does with every link.
 */
export function roomLink(href: string, { grafanaUrl, origin, dashboards }: LinkPlaces): RoomLink | null {
  let url: URL;
  try {
    url = new URL(href, origin);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  const base = grafanaUrl === null ? null : new URL(grafanaUrl);
  const isOurs = url.origin === origin;
  const basePath = base?.pathname.replace(/\/+$/, "") ?? "";
  const inGrafana = base !== null && url.origin === base.origin && `${url.pathname}/`.startsWith(`${basePath}/`);
  if (!isOurs && !inGrafana) return { kind: "elsewhere", href: url.href };
  const path = inGrafana ? url.pathname.slice(basePath.length) : url.pathname;
  const uid = DASHBOARD_PATH.exec(path)?.[1];
  if (uid && dashboards.includes(uid)) return { kind: "dashboard", uid, search: url.search };
  if (grafanaUrl === null) return { kind: "nowhere" };
  return { kind: "elsewhere", href: `${grafanaUrl}${path}${url.search}${url.hash}` };
}
