import type { Mention } from "@/server/timeline/contract/event-payloads";
import { CODE } from "@/server/timeline/rules/code-pattern";

/** Something in a text that may call somebody. */
export interface MentionToken {
  /** Where its `@` stands. */
  from: number;
  /** What it may stand for, longest first, each from the `@` on and in lower case. */
  handles: string[];
}

/** What a handle is made of: Keycloak's user names, e-mail addresses among them. */
const TOKEN = /(?<![A-Za-z0-9_.+/@-])@([\p{L}\p{N}_][\p{L}\p{N}_.+@-]{0,99})/gu;
/** A sentence may end right behind a name, and Chinese needs no space around it. */
const TRAILING = /[.+@-]+$/;
const BEYOND_ASCII = /[^\p{ASCII}]/u;

/** Everything that stands behind an `@` in a message, outside of its code. */
export function mentionTokens(body: string): MentionToken[] {
  if (!body.includes("@")) return [];
  const text = body.replace(CODE, (code) => " ".repeat(code.length));
  return [...text.matchAll(TOKEN)].map(({ index, 1: written = "" }) => ({ from: index, handles: handlesOf(written) }));
}

/** Where a text calls those that its message calls; for the text of one element, without Markdown. */
export function mentionsIn(
  text: string,
  mentions: readonly Mention[],
): { from: number; to: number; mention: Mention }[] {
  if (mentions.length === 0 || !text.includes("@")) return [];
  const known = new Map(mentions.toReversed().map((mention) => [mention.handle, mention]));
  return [...text.matchAll(TOKEN)].flatMap(({ index, 1: written = "" }) => {
    const handle = handlesOf(written).find((candidate) => known.has(candidate));
    const mention = handle === undefined ? undefined : known.get(handle);
    return handle && mention ? [{ from: index, to: index + 1 + handle.length, mention }] : [];
  });
}

function handlesOf(written: string): string[] {
  const whole = written.replace(TRAILING, "");
  const ascii = whole.slice(0, BEYOND_ASCII.exec(whole)?.index ?? whole.length).replace(TRAILING, "");
  return [...new Set([written, whole, ascii].filter((handle) => handle !== "").map(lower))];
}

/** Keeps the length, so that places stay what they are. */
function lower(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}
