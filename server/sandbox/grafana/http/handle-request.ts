import type { IncomingMessage, ServerResponse } from "node:http";
import type { SandboxDashboard } from "../dashboards/sandbox-dashboards";
import { dashboardPage } from "../routes/dashboard-page";
import { authenticate } from "./authenticate";
import { applyFault, type Faults, sendTruncated } from "./faults";
import { json, message, type Reply } from "./reply";
import { decodePath, findRoute, type Route } from "./route";
import type { Identity } from "./service-account-tokens";

/** What the sandbox has been asked since it started. */
export interface SandboxTraffic {
  requests: number;
  /** Queries in calls of `/api/ds/query`. */
  queries: number;
  /** Requests whose caller hung up before the answer. */
  aborted: number;
}

interface Setup {
  routes: readonly Route[];
  identities: ReadonlyMap<string, Identity>;
  dashboards: readonly SandboxDashboard[];
  faults: Faults;
  traffic: SandboxTraffic;
  version: string;
}

/** Answers one request: faults first, then the open pages, then authentication and the API. */
export async function handleRequest(setup: Setup, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://sandbox");
  const hangUp = new AbortController();
  setup.traffic.requests += 1;
  response.on("close", () => {
    if (response.writableFinished) return;
    setup.traffic.aborted += 1;
    hangUp.abort();
  });
  try {
    if (await applyFault(setup.faults, url.pathname, response, hangUp.signal)) return;
    const reply = openPage(setup, url.pathname) ?? (await callRoute(setup, request, url, hangUp.signal));
    if (!hangUp.signal.aborted) send(reply, response, setup.faults, url.pathname);
  } catch {
    if (!response.headersSent)
      send(json({ message: "Internal server error", traceID: "" }, 500), response, setup.faults, "");
  }
}

function openPage(setup: Setup, path: string): Reply | undefined {
  if (path === "/healthz") return { status: 200, text: "Ok" };
  if (path === "/api/health") {
    const body = { database: "ok", version: setup.version, commit: "sandbox" };
    return json(body, 200, { "cache-control": "no-store", "x-frame-options": "deny" });
  }
  const dashboard = /^\/d(?:-solo)?\/([^/]+)/.exec(path);
  return dashboard ? dashboardPage(setup.dashboards, decodePath(dashboard[1] ?? "")) : undefined;
}

async function callRoute(setup: Setup, request: IncomingMessage, url: URL, signal: AbortSignal): Promise<Reply> {
  const isApi = url.pathname.startsWith("/api/") || url.pathname.startsWith("/apis/");
  if (!isApi) return { status: 302, text: "Found", headers: { location: "/login" } };
  const identity = authenticate(request.headers, setup.identities);
  if ("status" in identity) return identity;
  const found = findRoute(setup.routes, request.method ?? "GET", url.pathname);
  if (!found) return message(404, "Not found");
  return found.route.handle({ request, url, parameters: found.parameters, identity, signal });
}

function send(reply: Reply, response: ServerResponse, faults: Faults, path: string): void {
  const [body, type] =
    reply.html !== undefined
      ? [reply.html, "text/html; charset=UTF-8"]
      : reply.text !== undefined
        ? [reply.text, "text/plain; charset=utf-8"]
        : [JSON.stringify(reply.json), "application/json; charset=UTF-8"];
  if (faults.mode === "truncated" && (!faults.only || faults.only.test(path))) {
    sendTruncated(response, reply.status, body);
    return;
  }
  response.writeHead(reply.status, {
    "content-type": type,
    "x-content-type-options": "nosniff",
    ...(reply.html === undefined ? {} : { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" }),
    ...reply.headers,
  });
  response.end(body);
}
