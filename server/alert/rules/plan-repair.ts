/** An alert that fires now, by the word of what sends the notifications. Times are epoch milliseconds. */
export interface FeedAlert {
  fingerprint: string;
  startsAt: number;
  /** Silenced, inhibited or muted: nobody is told of it. */
  isHeld: boolean;
}

/** A firing that webhooks told of. */
export interface HeardFiring {
  id: string;
  fingerprint: string;
  startsAt: number;
  /** When it was told last. */
  toldAt: number;
  isOpen: boolean;
}

/** A webhook may be on its way for so long. */
const GRACE_MS = 20_000;

export interface Repair<Alert, Firing> {
  /** They fire, and no webhook said so. */
  missed: Alert[];
  /** They are open, and are not told of any more: which of them have ended `endedFirings` says. */
  missing: Firing[];
  /** Since when those are missing. To be given in the next time. */
  missingSince: Map<string, number>;
}

/** What webhooks did not tell, by comparison of what fires with what was heard. */
export function planRepair<Alert extends FeedAlert, Firing extends HeardFiring>(
  fires: readonly Alert[],
  heard: readonly Firing[],
  before: ReadonlyMap<string, number>,
  now: number,
): Repair<Alert, Firing> {
  const known = new Set(heard.map(({ fingerprint, startsAt }) => `${startsAt} ${fingerprint}`));
  const open = new Set(heard.filter(({ isOpen }) => isOpen).map(({ fingerprint }) => fingerprint));
  const missed = fires.filter(
    ({ fingerprint, startsAt, isHeld }) =>
      !isHeld && !open.has(fingerprint) && !known.has(`${startsAt} ${fingerprint}`) && now - startsAt >= GRACE_MS,
  );
  const told = new Set(fires.map(({ fingerprint }) => fingerprint));
  const missing = heard.filter(({ isOpen, fingerprint }) => isOpen && !told.has(fingerprint));
  return { missed, missing, missingSince: new Map(missing.map(({ id }) => [id, before.get(id) ?? now])) };
}
