import { openQuestions } from "@/server/handover/rules/open-questions";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import type { RowCommands } from "../actions/row-commands";
import { callsReader } from "../markdown/calls-reader";

interface Asked {
  entries: readonly ShownEntry[];
  /** As they are stored, answers in threads among them. */
  events: readonly TimelineEvent[];
  commands: Pick<RowCommands, "reader" | "meant">;
  /** Epoch milliseconds. */
  now: number;
}

/** What is older, or further back, nobody waits for any more. */
const WITHIN_MS = 15 * 60_000;
const WITHIN_ENTRIES = 30;

/**
 * The newest message that waits for a word of the reader: one that calls them, or a question that nobody has answered.
 * Null where there is none, or where they have said something since.
 */
export function asksReader({ entries, events, commands, now }: Asked): ShownEntry | null {
  const me = commands.reader.id;
  for (const entry of entries.slice(-WITHIN_ENTRIES).toReversed()) {
    const { event, deleted, mentions } = entry;
    if (event.kind !== "message" || deleted) continue;
    if (event.actorId === me || now - Date.parse(event.recordedAt) > WITHIN_MS) return null;
    const calls = mentions.some((mention) => mention.kind !== "room" && callsReader(mention, commands));
    if (!calls && openQuestions([entry]).length === 0) continue;
    if (!events.some(({ threadId, actorId }) => threadId === event.id && actorId === me)) return entry;
  }
  return null;
}
