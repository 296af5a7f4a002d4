"use client";

/**
 * What the page asks of the server, until somebody signs out of it: from then on the only answer could be that the
 * session has ended, which is no news. Nothing is asked any more, and nothing is answered that was asked.
 */
class PageRequests {
  private left: AbortController | null = null;

  /** As `fetch` of the browser. Never settles once the page is left. */
  readonly fetch: typeof fetch = async (input, init) => {
    const never = new Promise<Response>(() => undefined);
    if (this.left?.signal.aborted) return never;
    const left = (this.left ??= new AbortController());
    const signal = init?.signal ? AbortSignal.any([init.signal, left.signal]) : left.signal;
    try {
      return await fetch(input, { ...init, signal });
    } catch (error) {
      if (left.signal.aborted) return never;
      throw error;
    }
  };

  /** A page that the browser shows again, be it from its memory, asks as before. */
  leave(): void {
    const left = (this.left ??= new AbortController());
    left.abort();
    addEventListener("pageshow", () => (this.left = null), { once: true });
  }
}

/** The page's one. */
export const pageRequests = new PageRequests();
