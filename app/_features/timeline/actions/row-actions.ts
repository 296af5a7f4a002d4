import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { decideEdit, decideMark, decidePin, decideRemoval } from "@/server/timeline/rules/decide-change";

export const ROW_ACTIONS = [
  "react",
  "reply",
  "edit",
  "pin",
  "unpin",
  "mark",
  "unmark",
  "copyText",
  "copyLink",
  "history",
  "remove",
] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** Who looks at a row, and what their role allows. */
export interface RowReader {
  id: string;
  canPost: boolean;
  canModerate: boolean;
}

/** Keys that work while a row has the focus. */
export const ROW_KEYS = {
  react: "+",
  reply: "r",
  edit: "e",
  pin: ".",
  unpin: ".",
  mark: "m",
  unmark: "m",
  copyLink: "c",
  remove: "Delete",
} as const satisfies Partial<Record<RowAction, string>>;

/** What somebody may do with an entry, in the order in which it is offered; the server decides by the same rules. */
export function rowActions(entry: ShownEntry, { id, canPost, canModerate }: RowReader): RowAction[] {
  const actor = { id, mayModerate: canModerate };
  const isAsked = { body: `${entry.body} `, attachmentIds: [] };
  const may: Record<RowAction, boolean> = {
    react: canPost && !entry.deleted,
    // A thread is one level deep: answers are answered in the thread that they belong to.
    reply: canPost || entry.thread !== null,
    edit: canPost && decideEdit(entry, actor, isAsked) === "change",
    pin: canPost && decidePin(entry, actor, true) === "change",
    unpin: canPost && decidePin(entry, actor, false) === "change",
    mark: canPost && decideMark(entry, true) === "change",
    unmark: canPost && decideMark(entry, false) === "change",
    copyText: entry.body !== "",
    copyLink: true,
    history: entry.edited !== null || entry.deleted !== null,
    remove: canPost && decideRemoval(entry, actor) === "change",
  };
  const isPinMark = entry.event.kind === "event_pinned";
  return ROW_ACTIONS.filter((action) => may[action] && !(isPinMark && action !== "copyLink"));
}

/** The action of a key on a row, of those that may be taken. */
export function actionOfKey(key: string, allowed: readonly RowAction[]): RowAction | null {
  return allowed.find((action) => (ROW_KEYS as Partial<Record<RowAction, string>>)[action] === key) ?? null;
}
