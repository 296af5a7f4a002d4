import { isInvisible } from "@/server/timeline/rules/is-invisible";

/**
 * Embeddings and overrides (U+202A to U+202E) turn the order of what follows around, so that a command reads otherwise
 * than it runs. Right-to-left scripts need none of them: marks and isolates remain.
 */
const OVERRIDES = /[\u202a-\u202e]/g;
const ISOLATE_OR_BREAK = /[\u2066-\u2069]|\r\n|[\n\r\u2029]/g;
const CLOSE = "\u2069";

/**
 * A message as it is stored: trimmed, empty when there is nothing to see in it, and nothing in it changes the order of
 * what stands outside of its isolates.
 */
export function messageText(text: string): string {
  return isInvisible(text) ? "" : closeIsolates(text.replace(OVERRIDES, "")).trim();
}

/** Isolates end with their line: each is closed where it is still open, and what closes nothing is dropped. */
function closeIsolates(text: string): string {
  let open = 0;
  const closed = text.replace(ISOLATE_OR_BREAK, (found) => {
    if (found === CLOSE) return open > 0 ? (open--, found) : "";
    if (found >= "\u2066" && found <= "\u2068") return (open++, found);
    const missing = CLOSE.repeat(open);
    open = 0;
    return missing + found;
  });
  return closed + CLOSE.repeat(open);
}
