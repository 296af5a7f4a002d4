import type { Mention } from "@/server/timeline/contract/event-payloads";
import { mentionsIn } from "@/server/timeline/rules/mention-tokens";

/** A piece of a text: what calls somebody, or what stands between. */
export interface MentionPiece {
  text: string;
  mention: Mention | null;
}

/** Cuts a text at its mentions; the pieces together are the text. */
export function markMentions(text: string, mentions: readonly Mention[]): MentionPiece[] {
  const pieces: MentionPiece[] = [];
  let at = 0;
  for (const { from, to, mention } of mentionsIn(text, mentions)) {
    if (from > at) pieces.push({ text: text.slice(at, from), mention: null });
    pieces.push({ text: text.slice(from, to), mention });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mention: null });
  return pieces;
}
