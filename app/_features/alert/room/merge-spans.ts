/** A stretch of time in which something fired; without an end while it goes on. Times are RFC 3339 in UTC. */
export interface Span {
  startsAt: string;
  endsAt: string | null;
}

/** When any of them fired, the oldest first: what overlaps is one span. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { startsAt, endsAt } of spans.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || (last.endsAt !== null && last.endsAt < startsAt)) merged.push({ startsAt, endsAt });
    else if (last.endsAt !== null && (endsAt === null || endsAt > last.endsAt)) last.endsAt = endsAt;
  }
  return merged;
}
