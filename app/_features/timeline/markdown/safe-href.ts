const ALLOWED = new Set(["http:", "https:", "mailto:"]);

/** The address if it may become a link: absolute, and http, https or mailto. Everything else stays text. */
export function safeHref(address: string): string | undefined {
  try {
    const url = new URL(address);
    return ALLOWED.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
