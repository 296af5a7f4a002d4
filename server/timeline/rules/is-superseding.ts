import { SUPERSEDING_KINDS } from "@/server/timeline/contract/event-payloads";

const KINDS: ReadonlySet<string> = new Set(SUPERSEDING_KINDS);

/** True for an event that only changes how an earlier one is shown. */
export function isSuperseding({ kind }: { kind: string }): boolean {
  return KINDS.has(kind);
}
