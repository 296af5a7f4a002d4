const HOME = "/";

/** The sign-in page's address for somebody who wanted a path of this app; foreign addresses are left out. */
export function signInPath(wanted: string | null): string {
  const isOwn = wanted !== null && /^\/(?![/\\])/.test(wanted);
  const url = new URL(isOwn ? wanted : HOME, "http://app");
  // What Next adds when it fetches a page by script.
  url.searchParams.delete("_rsc");
  return `/sign-in?callbackUrl=${encodeURIComponent(url.pathname + url.search)}`;
}
