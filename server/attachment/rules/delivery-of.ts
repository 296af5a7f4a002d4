import { isPicture } from "@/server/attachment/rules/is-picture";

export interface Delivery {
  /** As it stands in the header. */
  contentType: string;
  how: "inline" | "attachment";
}

const TEXTS = new Set([
  "text/plain",
  "text/markdown",
  "text/csv",
  "text/tab-separated-values",
  "application/json",
  "application/x-ndjson",
]);
const SAVED = new Set(["application/pdf", "application/zip", "application/gzip"]);

/** How a file is handed out: only pictures and plain texts are shown in the browser, and a page never as a page. */
export function deliveryOf(mediaType: string): Delivery {
  if (isPicture(mediaType)) return { contentType: mediaType, how: "inline" };
  if (TEXTS.has(mediaType)) return { contentType: "text/plain; charset=utf-8", how: "inline" };
  return { contentType: SAVED.has(mediaType) ? mediaType : "application/octet-stream", how: "attachment" };
}
