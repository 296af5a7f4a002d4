import type { IncomingMessage } from "node:http";
import type { Reply } from "./reply";
import type { Identity } from "./service-account-tokens";

/** A request after authentication. */
export interface Call {
  request: IncomingMessage;
  url: URL;
  /** Decoded groups of the route's pattern. */
  parameters: string[];
  identity: Identity;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
}

export interface Route {
  method: string;
  pattern: RegExp;
  handle(call: Call): Reply | Promise<Reply>;
}

/** A route for a path such as `/api/datasources/uid/:uid`; a trailing `*` takes the rest of the path. */
export function route(method: string, path: string, handle: Route["handle"]): Route {
  const pattern = path.replaceAll(/:\w+/g, "([^/]+)").replace(/\*$/, "(.*)");
  return { method, pattern: new RegExp(`^${pattern}/?$`), handle };
}

/** The route for a request, with its parameters. HEAD is answered by GET. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; parameters: string[] } | undefined {
  const wanted = method === "HEAD" ? "GET" : method;
  for (const candidate of routes) {
    const match = candidate.method === wanted || candidate.method === "ANY" ? candidate.pattern.exec(path) : null;
    if (match) return { route: candidate, parameters: match.slice(1).map(decodePath) };
  }
  return undefined;
}

/** A part of a path with its escapes resolved; one that cannot be resolved stays as it is. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
