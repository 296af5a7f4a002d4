import { EDITS_MAX, REACTIONS_MAX } from "@/server/timeline/contract/conversation";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";

/** Who wants to change something. */
export interface Actor {
  id: string;
  /** True for those who may delete and pin what others said. */
  mayModerate: boolean;
}

/** `nothing`: it is so already. A code: it is refused. */
export type ChangeDecision =
  | "change"
  | "nothing"
  | "BAD_INPUT"
  | "FORBIDDEN"
  | "EVENT_DELETED"
  | "TOO_MANY_EDITS"
  | "TOO_MANY_REACTIONS";

const isOwn = ({ event }: ShownEntry, actor: Actor) => event.actorId === actor.id;
const isMessage = ({ event }: ShownEntry) => event.kind === "message";
const isSameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, n) => id === b[n]);

/** One edits one's own messages, and nobody else's: words stay those of who said them. */
export function decideEdit(
  entry: ShownEntry,
  actor: Actor,
  { body, attachmentIds }: { body: string; attachmentIds: readonly string[] },
): ChangeDecision {
  if (!isMessage(entry)) return "BAD_INPUT";
  if (!isOwn(entry, actor)) return "FORBIDDEN";
  if (entry.deleted) return "EVENT_DELETED";
  const files = entry.attachments.map(({ id }) => id);
  if (entry.body === body && isSameList(files, attachmentIds)) return "nothing";
  return (entry.edited?.times ?? 0) >= EDITS_MAX ? "TOO_MANY_EDITS" : "change";
}

/** Words and evidence can be taken back, anything else has happened. */
export function decideRemoval(entry: ShownEntry, actor: Actor): ChangeDecision {
  if (!isMessage(entry) && entry.event.kind !== "evidence_posted") return "BAD_INPUT";
  if (!isOwn(entry, actor) && !actor.mayModerate) return "FORBIDDEN";
  return entry.deleted ? "nothing" : "change";
}

export function decideReaction(
  entry: ShownEntry,
  { emoji, isGiven }: { emoji: string; isGiven: boolean },
): ChangeDecision {
  if (isSuperseding(entry.event)) return "BAD_INPUT";
  if (entry.deleted) return "EVENT_DELETED";
  const known = entry.reactions.find((reaction) => reaction.emoji === emoji);
  if ((known?.mine ?? false) === isGiven) return "nothing";
  return isGiven && !known && entry.reactions.length >= REACTIONS_MAX ? "TOO_MANY_REACTIONS" : "change";
}

export function decidePin(entry: ShownEntry, actor: Actor, isPinned: boolean): ChangeDecision {
  if (isSuperseding(entry.event)) return "BAD_INPUT";
  if (!isOwn(entry, actor) && !actor.mayModerate) return "FORBIDDEN";
  if (entry.deleted) return "EVENT_DELETED";
  return (entry.pinned !== null) === isPinned ? "nothing" : "change";
}

export function decideMark(entry: ShownEntry, isMarked: boolean): ChangeDecision {
  if (isSuperseding(entry.event)) return "BAD_INPUT";
  if (entry.deleted) return "EVENT_DELETED";
  return (entry.marked !== null) === isMarked ? "nothing" : "change";
}
