import type { IncomingMessage } from "node:http";
import type { Fault } from "./faults";
import { lacking, type Requirement } from "./permissions";
import { readJson } from "./read-json";
import { message, type Reply } from "./reply";
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
  /** What goes wrong with this call, for the route that can take it into its answer. */
  fault?: Fault;
}

export interface Route {
  method: string;
  pattern: RegExp;
  /** Answers without credentials; its calls have the identity of nobody. */
  open?: boolean;
  handle(call: Call): Reply | Promise<Reply>;
}

/** A route for a path such as `/api/datasources/uid/:uid`; a trailing `*` takes the rest of the path. */
export function route(method: string, path: string, handle: Route["handle"]): Route {
  const pattern = path.replaceAll(/:\w+/g, "([^/]+)").replace(/\*$/, "(.*)");
  return { method, pattern: new RegExp(`^${pattern}/?$`), handle };
}

export const openRoute = (method: string, path: string, handle: Route["handle"]): Route => ({
  ...route(method, path, handle),
  open: true,
});

/** A route for those who have the permission. */
export const guardedRoute = (
  method: string,
  path: string,
  needed: string | Requirement,
  handle: Route["handle"],
): Route => route(method, path, (call) => lacking(call.identity, needed) ?? handle(call));

/** A route for those who have the permission and send a JSON object. */
export const writingRoute = (
  method: string,
  path: string,
  needed: string | Requirement,
  handle: (call: Call, body: Record<string, unknown>) => Reply | Promise<Reply>,
): Route =>
  guardedRoute(method, path, needed, async (call) => {
    const body = await readJson(call.request);
    return body ? handle(call, body) : message(400, "bad request data");
  });

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
function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
