import { randomBytes } from "node:crypto";
import { text } from "../http/json-fields";
import { coded, json, message } from "../http/reply";
import { type Route, route } from "../http/route";
import { readJson } from "../http/read-json";

interface ShortUrl {
  uid: string;
  path: string;
  /** Epoch seconds; 0 until somebody followed it. */
  lastSeenAt: number;
}

/** Short addresses of pages of this Grafana. */
export function shortUrlRoutes(now: () => number, publicUrl: () => string): Route[] {
  const known = new Map<string, ShortUrl>();
  return [
    route("POST", "/api/short-urls", async ({ request }) => {
      const body = await readJson(request);
      if (!body) return message(400, "bad request data");
      const path = text(body.path).trim();
      if (path.startsWith("/")) return coded(400, "shorturl.absolute-path", "Path should be relative");
      if (path.includes("../")) return coded(400, "shorturl.invalid-path", "Invalid short URL path");
      const uid = randomBytes(7).toString("hex");
      known.set(uid, { uid, path, lastSeenAt: 0 });
      return json({ uid, url: `${publicUrl()}goto/${uid}?orgId=1` });
    }),
    route("GET", "/api/short-urls/:uid", ({ parameters: [uid = ""] }) => {
      const found = known.get(uid);
      return found ? json(found) : coded(404, "shorturl.not-found", "Short URL not found");
    }),
    route("GET", "/goto/:uid", ({ parameters: [uid = ""] }) => {
      const found = known.get(uid);
      if (found) found.lastSeenAt = Math.floor(now() / 1000);
      const [status, location] = found ? [302, `${publicUrl()}${found.path}`] : [308, publicUrl()];
      return { status, html: `<a href="${encodeURI(location)}">Found</a>.\n\n`, headers: { location } };
    }),
  ];
}
