import { KeptAnswers } from "./kept-answers";
import type { KeptAssets } from "./kept-assets";
import type { KeptSession } from "./kept-session";
import { roomOf } from "./room-of";

/** A page that is kept is not held back longer than this by a line that is bad. */
const PATIENCE_MS = 4_000;
const OFFLINE_PAGE = "/offline";
const SIGN_IN = "/sign-in";
/** Also of a room that was made private for others. */
const MISSING = 404;
/** What stands before the server when it is away. */
const AWAY = new Set([502, 503, 504]);

/** Pages, network first. */
export class Documents {
  constructor(
    private readonly session: KeptSession,
    private readonly assets: KeptAssets,
  ) {}

  /** From the server; when it is away or slow as it was kept, where it may be kept; else the page that says so. */
  async answer(request: Request, isKeepable: boolean): Promise<Response> {
    const url = new URL(request.url);
    const asking = this.ask(request, isKeepable);
    const kept = isKeepable ? await this.session.get("document", keyOf(url)) : undefined;
    const answer = await (kept ? inTime(asking) : asking).catch(() => null);
    if (answer && !(AWAY.has(answer.status) && kept)) return answer;
    if (kept) return asKept(kept);
    // The same room under a longer address: a page that was made for another one must not be shown under it.
    const plain = isKeepable && url.search && (await this.session.get("document", url.pathname));
    if (plain) return Response.redirect(url.pathname);
    return this.offline(request.method === "GET" ? url : new URL("/", url));
  }

  /** Reads a page for later, unless it was kept after `since`. @returns its text; null when it is not to be had */
  async keep(path: string, since: number): Promise<string | null> {
    const { era } = this.session;
    const kept = await this.session.get("document", path);
    if (kept && KeptAnswers.keptAt(kept) > since) return kept.text();
    const answer = await fetch(path, { headers: { accept: "text/html" } });
    await this.arrived(new URL(path, location.origin), answer, era);
    await this.session.put("document", path, answer.clone(), era);
    return answer.ok && !answer.redirected ? answer.text() : null;
  }

  private async ask(request: Request, isKeepable: boolean): Promise<Response> {
    const { era } = this.session;
    const answer = await fetch(request);
    const url = new URL(request.url);
    await this.arrived(url, answer, era);
    const room = answer.status === MISSING ? roomOf(url) : null;
    if (room !== null) await this.session.forgetRoom(room);
    if (isKeepable) void this.session.put("document", keyOf(url), answer.clone(), era);
    return answer;
  }

  /** Who sits here, and what is served, is known from the pages that arrive. */
  private async arrived({ pathname }: URL, answer: Response, era: number): Promise<void> {
    if (!answer.headers.has("x-build")) return;
    await this.assets.arrived(answer);
    if (pathname === SIGN_IN && !answer.redirected) await this.session.wipe();
    else await this.session.arrived(answer, era);
  }

  private async offline({ pathname, search }: URL): Promise<Response> {
    const page = await this.assets.get(new URL(OFFLINE_PAGE, location.origin).href);
    if (!page) return Response.error();
    if (pathname === OFFLINE_PAGE) return page;
    return Response.redirect(`${OFFLINE_PAGE}?${new URLSearchParams({ from: pathname + search })}`);
  }
}

const keyOf = ({ pathname, search }: URL): string => pathname + search;

/** `app/_lib/page-kept-at.ts` reads what is said here. */
function asKept(kept: Response): Response {
  const headers = new Headers(kept.headers);
  headers.set("server-timing", `kept;desc="${KeptAnswers.keptAt(kept)}"`);
  return new Response(kept.body, { status: kept.status, headers });
}

async function inTime(answer: Promise<Response>): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("No answer in time")), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
