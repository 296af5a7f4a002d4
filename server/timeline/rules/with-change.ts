import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import type { Done, ShownEntry, ShownReaction, Who } from "@/server/timeline/contract/shown-entry";

/** What somebody wants to be done to an event. */
export type WantedChange =
  | { verb: "edit"; body: string; attachments: readonly AttachmentRef[] }
  | { verb: "react" | "unreact"; emoji: string }
  | { verb: "remove" | "pin" | "unpin" | "mark" | "unmark" };

/** An entry as it will be once the change is stored: what its author sees meanwhile. */
export function withChange(entry: ShownEntry, change: WantedChange, done: Done): ShownEntry {
  if (entry.deleted) return entry;
  switch (change.verb) {
    case "edit": {
      const { body, attachments } = change;
      const edited = { ...done, times: (entry.edited?.times ?? 0) + 1 };
      // Whom the new words call is known when the server has read them; who was called before still is until then.
      return { ...entry, body, attachments, edited };
    }
    case "remove": {
      const nothing = {
        body: "",
        mentions: [],
        attachments: [],
        reactions: [],
        edited: null,
        pinned: null,
        marked: null,
      };
      return { ...entry, ...nothing, deleted: done };
    }
    case "react":
      return { ...entry, reactions: given(entry.reactions, change.emoji, done.by) };
    case "unreact":
      return { ...entry, reactions: takenBack(entry.reactions, change.emoji, done.by) };
    case "pin":
    case "unpin":
      return { ...entry, pinned: change.verb === "pin" ? (entry.pinned ?? done) : null };
    case "mark":
    case "unmark":
      return { ...entry, marked: change.verb === "mark" ? (entry.marked ?? done) : null };
  }
}

function given(reactions: readonly ShownReaction[], emoji: string, by: Who): readonly ShownReaction[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (!known) return [...reactions, { emoji, count: 1, people: [by], mine: true }];
  if (known.mine) return reactions;
  const more = { ...known, count: known.count + 1, people: [...known.people, by], mine: true };
  return reactions.map((reaction) => (reaction === known ? more : reaction));
}

function takenBack(reactions: readonly ShownReaction[], emoji: string, by: Who): readonly ShownReaction[] {
  return reactions.flatMap((reaction) => {
    if (reaction.emoji !== emoji || !reaction.mine) return [reaction];
    const people = reaction.people.filter(({ id }) => id !== by.id);
    return reaction.count > 1 ? [{ ...reaction, count: reaction.count - 1, people, mine: false }] : [];
  });
}
