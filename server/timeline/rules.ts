import { MESSAGE_MAX_CHARACTERS } from "@/server/timeline/contract";

export type MessageRefusal = "MESSAGE_EMPTY" | "MESSAGE_TOO_LONG" | "MESSAGE_NOT_TEXT" | "MESSAGE_TOO_DEEP";

/** Deeper Markdown is of no use to a reader, and each level is a stack frame in a renderer. */
export const MAX_NESTING = 100;

const COLUMNS_PER_LEVEL = 2;
const BLOCK_MARKERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))+/;
const ONE_MARKER = />|[-+*]|\d{1,9}[.)]/g;
const INLINE_RUN = /!?\[|\]|[*_~]+/g;
const SPACE = /\s/;

/** Why a message cannot be taken, or null. `body` went through `messageText`; with files it may be empty. */
export function refusalOfMessage(body: string, { hasFiles = false } = {}): MessageRefusal | null {
  if (body === "" && !hasFiles) return "MESSAGE_EMPTY";
  if (body.length > MESSAGE_MAX_CHARACTERS) return "MESSAGE_TOO_LONG";
  if (body.includes("\0") || !body.isWellFormed()) return "MESSAGE_NOT_TEXT";
  if (blockNesting(body) > MAX_NESTING || inlineNesting(body) > MAX_NESTING) return "MESSAGE_TOO_DEEP";
  return null;
}

/** An upper bound of how deep quotes and lists nest: markers of a line, and levels that its indentation can continue. */
function blockNesting(body: string): number {
  let deepest = 0;
  for (const line of body.split(/\r\n|\n|\r/)) {
    const prefix = BLOCK_MARKERS.exec(line)?.[0];
    if (!prefix) continue;
    const spaces = prefix.replace(ONE_MARKER, "").replaceAll("\t", "    ").length;
    deepest = Math.max(deepest, (prefix.match(ONE_MARKER)?.length ?? 0) + Math.floor(spaces / COLUMNS_PER_LEVEL));
  }
  return deepest;
}

/** An upper bound of how deep emphasis and brackets nest: what is open at once and is closed later. */
function inlineNesting(body: string): number {
  let open = 0;
  let peak = 0;
  let closedAfterPeak = 0;
  for (const run of body.matchAll(INLINE_RUN)) {
    const [text] = run;
    const before = body[run.index - 1] ?? " ";
    const after = body[run.index + text.length] ?? " ";
    const isBracket = text.endsWith("[") || text === "]";
    const opens = isBracket ? text !== "]" : !SPACE.test(after);
    const closes = isBracket ? text === "]" : !SPACE.test(before);
    const levels = isBracket ? 1 : text.length;
    // A run that may do both, as in a*b, counts as opening while that could be the deeper reading.
    if (opens && (!closes || open === 0)) open += levels;
    else if (closes) {
      open = Math.max(0, open - levels);
      closedAfterPeak += levels;
    }
    if (open > peak) {
      peak = open;
      closedAfterPeak = 0;
    }
  }
  return Math.min(peak, closedAfterPeak);
}
