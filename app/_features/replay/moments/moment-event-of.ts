import type { TimelineEvent } from "@/server/timeline/contract";
import { MOMENT_EVENT_KINDS, type MomentEvent } from "@/server/timeline/contract/moments";

const MARKED: ReadonlySet<string> = new Set(MOMENT_EVENT_KINDS);

/** The mark of an event as charts have it; null for one that is not marked. */
export function momentEventOf({ seq, kind, occurredAt, payload }: TimelineEvent): MomentEvent | null {
  const at = Date.parse(occurredAt);
  return MARKED.has(kind) && Number.isFinite(at) ? { seq, kind, at, payload } : null;
}
