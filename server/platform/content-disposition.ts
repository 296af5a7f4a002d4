/** Characters of a header's token; everything else is percent-encoded (RFC 8187). */
const encoded = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The header of RFC 6266: the name in full, and before it one in ASCII for who cannot read that. */
export function contentDisposition(how: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["%\\/]/g, "_");
  return plain === name
    ? `${how}; filename="${plain}"`
    : `${how}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}
