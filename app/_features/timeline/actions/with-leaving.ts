import type { Done, ShownEntry } from "@/server/timeline/contract/shown-entry";
import { withChange } from "@/server/timeline/rules/with-change";

/** The entries without the words of those that their reader is taking back. */
export function withLeaving(
  entries: readonly ShownEntry[],
  leaving: ReadonlySet<string>,
  by: Done,
): readonly ShownEntry[] {
  if (leaving.size === 0) return entries;
  return entries.map((entry) => (leaving.has(entry.event.id) ? withChange(entry, { verb: "remove" }, by) : entry));
}
