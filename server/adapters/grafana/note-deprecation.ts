import type { Logger } from "@/server/platform/logger";

interface HeaderReader {
  get(name: string): string | null;
}

const MOST_PATHS = 500;
/** What follows one of these in a path is the name of one thing. */
const NAMED = /(\/(?:uid|dashboards(?!\/uid\/)|folders|library-elements|namespaces|silence|annotations)\/)[^/]+/g;

/** Writes once for each kind of path that Grafana means to take it away, and what it names instead. */
export function noteDeprecation(log: Pick<Logger, "warn"> | undefined): (path: string, headers: HeaderReader) => void {
  const said = new Set<string>();
  return (path, headers) => {
    const warning = headers.get("warning");
    const since = headers.get("x-api-deprecation-date");
    const replacement = headers.get("x-api-replacement");
    const deprecated = warning?.trimStart().startsWith("299") ? warning : null;
    if (!deprecated && !since && !replacement) return;
    const kind = `/${path}`.replace(/\/resources\/.*$/, "/resources/*").replaceAll(NAMED, "$1*");
    if (said.has(kind) || said.size >= MOST_PATHS) return;
    said.add(kind);
    log?.warn({ path: kind, warning: deprecated, since, replacement }, "Grafana calls this path deprecated");
  };
}
