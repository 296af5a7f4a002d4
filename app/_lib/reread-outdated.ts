import type { Query, QueryClient } from "@tanstack/react-query";

/**
 * Reads again what somebody called outdated while it was read for the first time: the answer on its way may be from
 * before, and the client would take it for fresh. (A later reading that is overtaken is cancelled by itself.)
 */
export function rereadOutdated(client: QueryClient): void {
  const outdated = new WeakSet<Query>();
  client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated") return;
    const { query, action } = event;
    const isFirst = query.state.data === undefined && query.state.fetchStatus === "fetching";
    if (action.type === "invalidate" && isFirst) outdated.add(query);
    if (action.type !== "success" || action.manual || !outdated.delete(query)) return;
    void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
}
