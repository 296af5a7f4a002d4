const BY_EXTENSION: Record<string, string> = {
  md: "text/markdown",
  markdown: "text/markdown",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  json: "application/json",
  ndjson: "application/x-ndjson",
  jsonl: "application/x-ndjson",
};
const MARKUP = /^\s*(?:<!--(?:(?!-->)[^])*-->\s*)*<(\?xml|!doctype|html|head|body|script|svg|iframe|[a-z][\w-]*:)/i;
const MARKUP_NAME = /\.(x?html?|xht|svgz?|xml|xslt?|mht(ml)?|hta)$/i;

/**
 * The type of a text. Its name chooses among kinds of text only; what a browser might run as a page is `text/html`
 * under any name.
 */
export function textType(name: string, beginning: string): string {
  if (MARKUP_NAME.test(name) || MARKUP.test(beginning)) return "text/html";
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return BY_EXTENSION[extension] ?? "text/plain";
}
