import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { payloadOf } from "@/server/timeline/rules/payload-of";

/** When the last key update promised the next one; null where it did not. RFC 3339. */
export function nextUpdateDueAt(entries: readonly ShownEntry[]): string | null {
  const last = entries.findLast(({ marked, deleted }) => marked && !deleted)?.event;
  return (last && payloadOf(last, "message")?.nextUpdateDueAt) ?? null;
}
