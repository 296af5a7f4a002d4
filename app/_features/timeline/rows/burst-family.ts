import type { ShownEntry } from "@/server/timeline/contract/shown-entry";

/** What small events have in common that may stand together in one line. */
export const BURST_FAMILIES = ["presence", "pins", "panels", "tasks", "alerts", "silences", "shares"] as const;
export type BurstFamily = (typeof BURST_FAMILIES)[number];

const FAMILY_OF: Readonly<Record<string, BurstFamily>> = {
  person_joined: "presence",
  person_left: "presence",
  event_pinned: "pins",
  panel_pinned: "panels",
  panel_unpinned: "panels",
  panels_arranged: "panels",
  task_added: "tasks",
  task_changed: "tasks",
  task_done: "tasks",
  task_reopened: "tasks",
  task_dropped: "tasks",
  alert_fired: "alerts",
  alert_resolved: "alerts",
  silence_created: "silences",
  silence_expired: "silences",
  share_created: "shares",
  share_revoked: "shares",
  share_opened: "shares",
};

/** The family of an entry that may go into a burst; null for one that somebody said, or that somebody took up. */
export function burstFamily({ event, reactions, pinned, marked, thread }: ShownEntry): BurstFamily | null {
  if (reactions.length > 0 || pinned || marked || thread) return null;
  return Object.hasOwn(FAMILY_OF, event.kind) ? (FAMILY_OF[event.kind] ?? null) : null;
}
