/** Most lines of single alerts that a timeline gets in a minute: beyond, they are told together. */
export const SINGLES_A_MINUTE = 20;
const TOGETHER_EVERY_MS = 5_000;

export interface Telling {
  /** Firings and ends that the timeline does not have yet. */
  untold: number;
  /** Lines of single alerts in the last minute. */
  singles: number;
  /** How long ago alerts were last told together, within that minute, in milliseconds. */
  togetherMsAgo: number | null;
}

export type Plan = { how: "singly" | "together" } | { how: "later"; inMs: number };

/** How a room hears of its alerts: line by line while they are few, and of a storm now and then in one line. */
export function planTelling({ untold, singles, togetherMsAgo }: Telling): Plan {
  if (singles + untold <= SINGLES_A_MINUTE && togetherMsAgo === null) return { how: "singly" };
  const inMs = TOGETHER_EVERY_MS - (togetherMsAgo ?? TOGETHER_EVERY_MS);
  return inMs <= 0 ? { how: "together" } : { how: "later", inMs };
}
