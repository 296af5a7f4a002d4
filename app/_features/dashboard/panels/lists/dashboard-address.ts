interface DashboardPlace {
  /** Without a slash at the end. */
  grafanaUrl: string;
  uid: string;
  /** What the address says beside, such as `from=now-1h&to=now`. */
  params?: readonly string[];
}

/** Where a dashboard is found in Grafana. Inside a room such a link leads to the room's own, where it holds it. */
export function dashboardAddress({ grafanaUrl, uid, params = [] }: DashboardPlace): string {
  const search = params.filter((param) => param !== "").join("&");
  return `${grafanaUrl}/d/${encodeURIComponent(uid)}${search === "" ? "" : `?${search}`}`;
}
