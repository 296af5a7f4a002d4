/** What a source says of an alert at a moment; times are RFC 3339 in UTC, which sort as text. */
export interface Told {
  at: string;
  /** Of the delivery that brought it: tells apart what was said at the same moment. */
  by: bigint;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  values: Record<string, number>;
  links: object;
}

/** One thing that is known of one firing. */
export interface FiringFact {
  startsAt: string;
  /** When it ended, by this report; null while it fires. */
  endsAt: string | null;
  acknowledgedAt: string | null;
  /** Null for a report that names the alert and says nothing of it. */
  told: Told | null;
}

/** All that is known of one firing. */
export interface Firing extends FiringFact {
  /** The earliest end that was told; `endsAt` may be earlier, where the next firing began. */
  toldEndsAt: string | null;
}

const earlier = (one: string | null, other: string | null) =>
  one === null || (other !== null && other < one) ? other : one;
const isNewer = (one: Told, than: Told) => one.at > than.at || (one.at === than.at && one.by > than.by);

/**
 * What two reports of the same firing say together, whichever came first and however often: the earliest end and
 * acknowledgement, and the words of the one that was said last.
 */
export function mergeFacts(one: FiringFact, other: FiringFact): FiringFact {
  const told =
    one.told && other.told ? (isNewer(other.told, one.told) ? other.told : one.told) : (one.told ?? other.told);
  return {
    startsAt: one.startsAt,
    endsAt: earlier(one.endsAt, other.endsAt),
    acknowledgedAt: earlier(one.acknowledgedAt, other.acknowledgedAt),
    told,
  };
}

/**
 * The firings of one alert, oldest first. A firing is known by its start. It ends with the earliest end that was told of
 * it, or when the next one begins; and it stays ended, whatever is repeated.
 */
export function alertHistory(facts: readonly FiringFact[]): Firing[] {
  const byStart = new Map<string, FiringFact>();
  for (const fact of facts) {
    const known = byStart.get(fact.startsAt);
    byStart.set(fact.startsAt, known ? mergeFacts(known, fact) : fact);
  }
  const firings = [...byStart.values()].toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return firings.map((firing, index) => ({
    ...firing,
    toldEndsAt: firing.endsAt,
    endsAt: earlier(firing.endsAt, firings[index + 1]?.startsAt ?? null),
  }));
}
