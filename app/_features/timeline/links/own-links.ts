/** An address of the application itself that a message names. */
export type OwnLink =
  | { kind: "incident"; href: string; number: number }
  | { kind: "event"; href: string; number: number; seq: number }
  | { kind: "dashboard"; href: string; number: number; uid: string }
  | { kind: "share"; href: string };

const URLS = /https?:\/\/[^\s<>"'`)\]]+/g;
const TRAILING = /[.,;:!?*_~]+$/;
const INCIDENT = /^\/incidents\/([1-9]\d{0,8})\/?$/;
const EVENT = /^#event-([1-9]\d{0,15})$/;
const SHARE = /^\/s\/[\w-]+\/?$/;

/** What of a text leads to the application itself, each once; nothing that lies on another origin. */
export function ownLinks(body: string, origin: string, limit: number): OwnLink[] {
  const found = new Map<string, OwnLink>();
  for (const [written] of body.matchAll(URLS)) {
    const link = found.size < limit ? ownLink(written.replace(TRAILING, ""), origin) : null;
    if (link) found.set(link.href, link);
  }
  return [...found.values()];
}

function ownLink(address: string, origin: string): OwnLink | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.origin !== origin || url.username || url.password) return null;
  const href = `${url.pathname}${url.search}${url.hash}`;
  const number = Number(INCIDENT.exec(url.pathname)?.[1]);
  if (!number) return SHARE.test(url.pathname) ? { kind: "share", href } : null;
  const seq = Number(EVENT.exec(url.hash)?.[1]);
  if (seq) return { kind: "event", href, number, seq };
  const uid = url.searchParams.get("dashboard");
  return uid ? { kind: "dashboard", href, number, uid } : { kind: "incident", href, number };
}
