import type { ShownEntry } from "@/server/timeline/contract/shown-entry";

/** A question mark at the end, before anything that closes a quote or an emphasis. */
const ASKS = /[?？]["'”’」』)）*_~`\s]*$/;
const QUOTED_LINE = /^\s*>/;

const LINK = /\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)/g;
const EMPHASIS = /\*\*|__|~~|`+/g;

/** The text of one line, without what it quotes and how it is emphasized. */
export function oneLine(body: string, most: number): string {
  const text = body
    .split("\n")
    .filter((line) => !QUOTED_LINE.test(line))
    .join(" ")
    .replaceAll(LINK, "$1")
    .replaceAll(EMPHASIS, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** Messages that end with a question mark and that nobody has answered in their thread, oldest first. */
export function openQuestions(entries: readonly ShownEntry[]): ShownEntry[] {
  return entries.filter(
    ({ event, body, deleted, thread }) =>
      event.kind === "message" &&
      event.threadId === null &&
      !deleted &&
      (thread?.replies ?? 0) === 0 &&
      ASKS.test(oneLine(body, Number.MAX_SAFE_INTEGER)),
  );
}
