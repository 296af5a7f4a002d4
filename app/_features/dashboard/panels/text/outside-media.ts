const MEDIA = /<(img|iframe)\b[^>]*>(?:\s*<\/iframe>)?/gi;
const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag)?.slice(1).find(Boolean) ?? "";

/** What pictures and pages are called that have no name. */
export interface MediaNames {
  img: string;
  iframe: string;
}

/**
 * Pictures and pages of other servers are not loaded into ours: whoever keeps them would learn who looks. Each becomes
 * a link that names it. `html` is sanitised.
 */
export function outsideMedia(html: string, names: MediaNames): string {
  return html.replace(MEDIA, (tag, kind: string) => {
    const source = attribute(tag, "src");
    if (source.startsWith("data:image/")) return tag;
    const name = kind.toLowerCase() === "img" ? names.img : names.iframe;
    const said = attribute(tag, "alt") || attribute(tag, "title") || name;
    return source === "" ? said : `<a href="${source}">${said}</a>`;
  });
}
