import type { BurstRow } from "./arrange-rows";

/** What is said of a burst: how many of what, and by whom, in the order in which they came. */
export interface BurstWords {
  /** Key under `timeline.burst`. */
  key: string;
  names: string[];
  count: number;
  /** Of those the ones that took back: left, resolved, expired. */
  undone: number;
}

const UNDOING = new Set(["person_left", "alert_resolved", "silence_expired", "panel_unpinned", "share_revoked"]);

export function burstWords({ family, entries }: BurstRow): BurstWords {
  const names = [...new Set(entries.map(({ event }) => event.actorName))];
  const undone = entries.filter(({ event }) => UNDOING.has(event.kind)).length;
  const sides = undone === 0 ? "only" : undone === entries.length ? "undone" : "both";
  const hasSides = family === "presence" || family === "alerts";
  return { key: hasSides ? `${family}.${sides}` : family, names, count: entries.length, undone };
}
