import type { ReadyQuery } from "@/server/dashboard/rules/panel-queries";
import type { PanelLinkInput } from "../contract";
import type { ExplorePane } from "./explore-address";

/** How Explore calls a pane whose queries go to several data sources. */
const MIXED = "-- Mixed --";
/** What Explore does not ask: it has no expressions, and what Grafana makes up itself is no query. */
const NOT_EXPLORED = new Set(["__expr__", "datasource", "grafana"]);

/**
 * The queries of a panel as Explore takes them, or null where it could ask none of them. Where all that is seen is
 * worked out by expressions, Explore shows what they are worked out from.
 */
export function panelPane(
  queries: readonly ReadyQuery[],
  wanted: readonly string[],
  { range, span }: Pick<PanelLinkInput, "range" | "span">,
): ExplorePane | null {
  const askable = queries.filter(({ datasource }) => !NOT_EXPLORED.has(datasource.type));
  const seen = askable.filter(({ refId }) => wanted.includes(refId));
  const asked = (seen.length > 0 ? seen : askable).map((query) => {
    // Explore chooses the number of points for its own width.
    const { intervalMs: _interval, maxDataPoints: _most, hide: _hide, ...rest } = query;
    return rest;
  });
  const [first] = asked;
  if (!first) return null;
  const { uid } = first.datasource;
  const isOne = asked.every(({ datasource }) => datasource.uid === uid);
  return {
    dataSourceUid: isOne ? uid : MIXED,
    queries: asked,
    range: span ?? { from: String(range.from), to: String(range.to) },
  };
}
