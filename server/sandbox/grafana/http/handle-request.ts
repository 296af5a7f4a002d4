import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { authenticate } from "./authenticate";
import { applyFault, type Fault, type Faults, sendTruncated, takeFault } from "./faults";
import { coded, json, message, type Reply } from "./reply";
import { findRoute, type Route } from "./route";
import type { Identity } from "./service-account-tokens";

/** What the sandbox has been asked since it started. */
export interface SandboxTraffic {
  requests: number;
  /** Queries in calls of `/api/ds/query`. */
  queries: number;
  /** Requests whose caller hung up before the answer. */
  aborted: number;
  /** `X-…` headers of the last calls of `/api/ds/query`, newest last. */
  queryHeaders: Readonly<Record<string, string>>[];
}

interface Setup {
  routes: readonly Route[];
  identities: ReadonlyMap<string, Identity>;
  faults: Faults;
  traffic: SandboxTraffic;
  /** `/grafana`, or empty at the root. */
  subPath: string;
  /** Whether answers are compressed for those who accept it; Grafana's own default is not to. */
  gzip: boolean;
}

const compress = promisify(gzip);
const COMPRESSED_FROM = 1_400;
const NOBODY: Identity = { role: "Viewer", uid: "", login: "", name: "" };
/** Faults do not hit the paths that set them. */
const CONTROL = "/api/sandbox/";

/** Answers one request: faults first, then the open routes, then authentication and the API. */
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
    if (!url.pathname.startsWith(`${setup.subPath}/`)) return await send(setup, message(404, "Not found"), response);
    url.pathname = url.pathname.slice(setup.subPath.length);
    const fault = url.pathname.startsWith(CONTROL) ? undefined : takeFault(setup.faults, url.pathname);
    const outcome = fault ? await applyFault(fault, response, hangUp.signal) : false;
    if (outcome === true) return;
    const reply = outcome || (await callRoute(setup, { request, url, signal: hangUp.signal, fault }));
    if (!hangUp.signal.aborted) await send(setup, reply, response, fault);
  } catch {
    const failed = hangUp.signal.aborted
      ? coded(499, "plugin.requestCanceled", "Plugin request canceled")
      : json({ message: "Internal server error", traceID: "" }, 500);
    if (!response.headersSent && !response.destroyed) await send(setup, failed, response);
  }
}

interface Asked {
  request: IncomingMessage;
  url: URL;
  signal: AbortSignal;
  fault: Fault | undefined;
}

async function callRoute(setup: Setup, { request, url, signal, fault }: Asked): Promise<Reply> {
  const found = findRoute(setup.routes, request.method ?? "GET", url.pathname);
  const call = { request, url, parameters: found?.parameters ?? [], signal, ...(fault ? { fault } : {}) };
  if (found?.route.open) return found.route.handle({ ...call, identity: NOBODY });
  const isPage = !/^\/apis?(\/|$)/.test(url.pathname);
  const identity = authenticate(request.headers, url, setup.identities);
  if ("status" in identity) {
    if (!isPage) return identity;
    const location = `${setup.subPath}/login?redirectTo=${encodeURIComponent(setup.subPath + url.pathname)}`;
    return { status: 302, html: `<a href="${location}">Found</a>.\n\n`, headers: { location } };
  }
  return found ? found.route.handle({ ...call, identity }) : message(404, "Not found");
}

async function send(setup: Setup, reply: Reply, response: ServerResponse, fault?: Fault): Promise<void> {
  const [body, type] = encode(reply);
  if (fault?.mode === "truncated") return sendTruncated(response, reply.status, body);
  const accepted = setup.gzip && /\bgzip\b/.test(response.req.headers["accept-encoding"] ?? "");
  const packed = accepted && body.length >= COMPRESSED_FROM;
  response.writeHead(reply.status, {
    ...(type ? { "content-type": type } : {}),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(reply.html === undefined ? {} : { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" }),
    ...(packed ? { "content-encoding": "gzip", vary: "Accept-Encoding" } : {}),
    ...reply.headers,
  });
  response.end(packed ? await compress(body) : body);
}

function encode(reply: Reply): [Uint8Array, string] {
  if (reply.bytes) return [reply.bytes, ""];
  if (reply.html !== undefined) return [Buffer.from(reply.html), "text/html; charset=UTF-8"];
  if (reply.text !== undefined) return [Buffer.from(reply.text), "text/plain; charset=utf-8"];
  if (reply.json === undefined) return [Buffer.alloc(0), ""];
  return [Buffer.from(JSON.stringify(reply.json)), "application/json; charset=UTF-8"];
}
