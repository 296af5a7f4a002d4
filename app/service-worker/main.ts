import { answerFile } from "./answer-file";
import { answerPanel } from "./answer-panel";
import { answerProcedures } from "./answer-procedures";
import { type Care, careOf, SIGN_OUT } from "./care-of";
import { Documents } from "./documents";
import { KeptAssets } from "./kept-assets";
import { KeptSession } from "./kept-session";
import { keepPage } from "./keep-page";
import { listenForPush } from "./on-push";
import type { WorkerScope } from "./worker-scope";

const scope = globalThis as unknown as WorkerScope;
const session = new KeptSession(scope.caches);
const assets = new KeptAssets(scope.caches);
const documents = new Documents(session, assets);
listenForPush(scope);

// A new worker takes over at once: pages notice nothing, what they ask is the same.
scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
// No navigation preload: where the worker stays out, as at sign-in, it would ask for the same page twice.
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => {
  event.waitUntil(keepPage(event.data, { documents, assets, read }).catch(() => undefined));
});
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.location.origin) return;
  if (url.pathname === SIGN_OUT) event.waitUntil(session.wipe());
  const answering = answerOf(careOfRequest(request), request);
  if (answering) event.respondWith(answering);
});

function careOfRequest({ method, mode, url, headers }: Request): Care {
  const { pathname: path, search } = new URL(url);
  return careOf({ method, mode, path, search, isPayload: headers.has("rsc") });
}

/** Reads once more what a page has read before there was a worker. */
async function read(address: string): Promise<void> {
  const request = new Request(address);
  const care = careOfRequest(request);
  if (care === "procedures" || care === "panel") await answerOf(care, request)?.catch(() => undefined);
}

function answerOf(care: Care, request: Request): Promise<Response> | null {
  switch (care) {
    case "leave":
      return null;
    case "asset":
      return assets.answer(request);
    case "document":
    case "page":
      return documents.answer(request, care === "document");
    case "payload":
      // An answer that is no payload makes the framework load the page itself, which may be kept.
      return fetch(request).catch(() => new Response("", { headers: { "content-type": "text/html" } }));
    case "procedures":
      return answerProcedures(request, session);
    case "panel":
      return answerPanel(request, session);
    case "file":
      return answerFile(request, session);
  }
}
