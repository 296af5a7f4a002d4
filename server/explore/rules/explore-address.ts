/** What Explore shall open with. */
export interface ExplorePane {
  /** The one that is chosen at the top; every query names its own. */
  dataSourceUid: string;
  queries: readonly object[];
  /** Relative (`now-1h`) or epoch milliseconds. */
  range: { from: string; to: string };
}

/**
 * The address of Grafana's Explore with one pane. `grafanaUrl` may have a sub-path; without an organization people land
 * in the one where they were last.
 *
 * @see https://grafana.com/docs/grafana/latest/explore/get-started-with-explore/#generate-explore-urls-from-external-tools
 */
export function exploreAddress(grafanaUrl: string, pane: ExplorePane, orgId: number | null): string {
  const { dataSourceUid, queries, range } = pane;
  const panes = { a: { datasource: dataSourceUid, queries, range } };
  const params = new URLSearchParams({ schemaVersion: "1", panes: JSON.stringify(panes) });
  if (orgId !== null) params.set("orgId", String(orgId));
  return `${grafanaUrl.replace(/\/+$/, "")}/explore?${params.toString()}`;
}
