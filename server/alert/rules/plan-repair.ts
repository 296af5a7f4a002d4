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
  heardAt: number;
  isOpen: boolean;
}

/** A webhook may be on its way for so long. */
const GRACE_MS = 20_000;
/** What has been missing for so long has ended, where other alerts are still told of… */
const MISSING_MS = 40_000;
/** …and where none is: what forgot all of them, as after a restart, will know them again by then. */
const ALL_MISSING_MS = 180_000;

export interface Repair<Alert> {
  /** They fire, and no webhook said so. */
  missed: Alert[];
  /** They have ended, and no webhook said so. */
  ended: HeardFiring[];
  /** Open firings that are missing, since when. To be given in the next time. */
  missingSince: Map<string, number>;
}

/** What webhooks did not tell, by comparison of what fires with what was heard. */
export function planRepair<Alert extends FeedAlert>(
  fires: readonly Alert[],
  heard: readonly HeardFiring[],
  before: ReadonlyMap<string, number>,
  now: number,
): Repair<Alert> {
  const known = new Set(heard.map(({ fingerprint, startsAt }) => `${startsAt} ${fingerprint}`));
  const open = new Set(heard.filter(({ isOpen }) => isOpen).map(({ fingerprint }) => fingerprint));
  const missed = fires.filter(
    ({ fingerprint, startsAt, isHeld }) =>
      !isHeld && !open.has(fingerprint) && !known.has(`${startsAt} ${fingerprint}`) && now - startsAt >= GRACE_MS,
  );
  const told = new Set(fires.map(({ fingerprint }) => fingerprint));
  const missing = heard.filter(
    ({ isOpen, fingerprint, heardAt }) => isOpen && !told.has(fingerprint) && now - heardAt >= GRACE_MS,
  );
  const missingSince = new Map(missing.map(({ id }) => [id, before.get(id) ?? now]));
  const patience = fires.length > 0 ? MISSING_MS : ALL_MISSING_MS;
  const ended = missing.filter(({ id }) => now - (missingSince.get(id) ?? now) >= patience);
  return { missed, ended, missingSince };
}
