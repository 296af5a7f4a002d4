export interface GlanceRequest {
  room: string;
  dashboardUid: string;
  /** Of the page: `from`, `to` and `var-…` are Grafana's own keys. */
  search: URLSearchParams;
  initialRange?: { from: string; to: string };
}

/** Where the first screen of a dashboard is read. The server and the browser must agree on every character. */
export function glanceAddress({ room, dashboardUid, search, initialRange }: GlanceRequest): string {
  const params = new URLSearchParams({ dashboardUid });
  const from = search.get("from") ?? initialRange?.from;
  const to = search.get("to") ?? initialRange?.to;
  if (from && to) {
    params.set("from", from);
    params.set("to", to);
  }
  for (const [key, value] of search) if (key.startsWith("var-")) params.append(key, value);
  return `/api/grafana/rooms/${encodeURIComponent(room)}/glance?${params}`;
}
