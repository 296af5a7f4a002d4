/**
 * What the worker does about a request.
 * - `leave`: nothing, the browser asks as if there were no worker.
 * - `asset`: a file that never changes under its address.
 * - `document`: a page that can be opened offline. `page`: one that cannot, and leads to the offline page.
 * - `payload`: the data of a page that is gone to without loading it anew.
 * - `procedures`: reads of the application. `panel`: data of panels. `file`: frozen evidence and small pictures.
 */
export type Care = "leave" | "asset" | "document" | "page" | "payload" | "procedures" | "panel" | "file";

interface Asked {
  method: string;
  /** `navigate` for what a browser shows in a tab. */
  mode: string;
  /** Of this origin. */
  path: string;
  search: string;
  /** True when the page framework asks for data instead of a page. */
  isPayload: boolean;
}

const ASSET = /^\/(?:_next\/static\/|grafana\/|first-glance\.js$|icon\.svg$)/;
const DOCUMENT = /^\/(?:incidents(?:\/\d+)?)?$/;
/** The ways in and out, links that are keys, and everything that is not a page of ours. */
const FOREIGN = /^\/(?:api|s|realms|realtime|_next)(?:\/|$)/;
const PANEL = /^\/api\/grafana\/rooms\/\d+\/(?!adhoc|panel-link|evidence)/;
const EVIDENCE = /^\/api\/grafana\/rooms\/\d+\/evidence\/[\w-]+$/;
const ATTACHMENT = /^\/api\/rooms\/\d+\/attachments\/[^/]+$/;

/** A form's target; what is kept is wiped as soon as it is asked for. */
export const SIGN_OUT = "/api/auth/federated-sign-out";

export function careOf({ method, mode, path, search, isPayload }: Asked): Care {
  if (PANEL.test(path) && (method === "GET" || method === "POST")) return "panel";
  if (path === SIGN_OUT && mode === "navigate") return "page";
  if (method !== "GET") return "leave";
  if (ASSET.test(path)) return "asset";
  if (path.startsWith("/api/trpc/")) return "procedures";
  if (EVIDENCE.test(path) || (ATTACHMENT.test(path) && search === "?thumb=1")) return "file";
  if (FOREIGN.test(path)) return mode === "navigate" && path.startsWith("/s/") ? "page" : "leave";
  if (isPayload) return "payload";
  if (mode !== "navigate") return "leave";
  return DOCUMENT.test(path) ? "document" : "page";
}
