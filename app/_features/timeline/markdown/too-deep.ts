const MAX_DEPTH = 24;
const MAX_DELIMITERS = 2_000;
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$)|[ \t]*>)+/gm;
const MARKERS = />|[-+*]|\d{1,9}[.)]/g;
const DELIMITERS = /[*_~[\]`]/g;

/** True when the text nests, or tries to, beyond what people write: it is then shown as it stands. */
export function tooDeep(text: string): boolean {
  if ((text.match(DELIMITERS)?.length ?? 0) > MAX_DELIMITERS) return true;
  for (const [lead] of text.matchAll(CONTAINERS)) {
    if ((lead.match(MARKERS)?.length ?? 0) > MAX_DEPTH) return true;
  }
  return false;
}
