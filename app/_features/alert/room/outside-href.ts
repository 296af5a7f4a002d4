/** An address that a source gave, where it may be opened; undefined for every other. */
export function outsideHref(address: string | undefined): string | undefined {
  try {
    const url = new URL(address ?? "");
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}
