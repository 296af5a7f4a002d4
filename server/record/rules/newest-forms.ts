/** How an entry stands now: another text, or none at all. */
export type NewestForm = { body: string } | "deleted";

type Change = { kind: string; body: string; supersedesId: string | null };

/** Applies later forms, which come in their order. What was deleted stays so. */
export function applyChanges(forms: Map<string, NewestForm>, changes: readonly Change[]): void {
  for (const { kind, body, supersedesId } of changes) {
    if (supersedesId === null || forms.get(supersedesId) === "deleted") continue;
    if (kind === "message_deleted") forms.set(supersedesId, "deleted");
    if (kind === "message_edited") forms.set(supersedesId, { body });
  }
}
