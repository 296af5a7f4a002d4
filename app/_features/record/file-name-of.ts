/** The name that a Content-Disposition gives a file (RFC 6266): the full one where there is one; null for none. */
export function fileNameOf(disposition: string | null): string | null {
  const full = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (full !== undefined) {
    try {
      return decodeURIComponent(full);
    } catch {
      // The plain one is there for that.
    }
  }
  return /filename="([^"]*)"/i.exec(disposition ?? "")?.[1] ?? null;
}
