export interface KeyedFiring {
  key: string;
  /** Epoch milliseconds; null while it goes on. */
  startsAt: number;
  endsAt: number | null;
  windowMinutes: number | null;
}

/** How many incidents firings would have opened, where one lasts until the last of its firings has ended. */
export function countIncidents(firings: readonly KeyedFiring[]): number {
  const open = new Map<string, { openedAt: number; until: number }>();
  let count = 0;
  for (const { key, startsAt, endsAt, windowMinutes } of firings.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const held = open.get(key);
    const isRecent = windowMinutes === null || (held && startsAt - held.openedAt <= windowMinutes * 60_000);
    const until = endsAt ?? Number.POSITIVE_INFINITY;
    if (held && isRecent && startsAt < held.until) {
      held.until = Math.max(held.until, until);
      continue;
    }
    count += 1;
    open.set(key, { openedAt: startsAt, until });
  }
  return count;
}
