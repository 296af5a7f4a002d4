/** The service worker's word on a page that it had kept; see `app/service-worker/documents.ts`. */
const KEPT = "kept";

/** When the page that is open was kept, in epoch milliseconds; null when it came from the server just now. */
export function pageKeptAt(): number | null {
  if (typeof performance === "undefined" || typeof performance.getEntriesByType !== "function") return null;
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const said = navigation?.serverTiming?.find(({ name }) => name === KEPT);
  return said ? Number(said.description) : null;
}
