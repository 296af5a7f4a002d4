import type { HeardFiring } from "@/server/alert/rules/plan-repair";

/** What else is known where firings are not told of any more. Times are epoch milliseconds. */
export interface Witness<Firing> {
  /** Since when what is asked has been running; null where it does not say. */
  runsSince: number | null;
  /** Fingerprints of all that it says fires, whoever is told of it. */
  fires: ReadonlySet<string>;
  /** What the rule that a firing comes from says of it; null where it says nothing. */
  ruleSays(firing: Firing): "fires" | "ended" | null;
}

/** What has been missing for so long has ended, where whoever is asked cannot have forgotten it… */
const SURE_MS = 20_000;
/** …where it knows of other alerts, at least… */
const LIKELY_MS = 40_000;
/**
 * …and where it may have forgotten all: one that was started anew is told by then of all that fires. Prometheus repeats itself each
 * minute (`--rules.alert.resend-delay`), at the next evaluation of the rule.
 */
const FORGETFUL_MS = 180_000;
/** So far do the clocks of two servers differ at most, and so long is a webhook on its way. */
const CLOCKS_MS = 5_000;

/**
 * Which of the firings that are missing have ended. It does not count that something is missing while it may only be
 * forgotten: after a start, and where a configuration tells somebody else of it now.
 * @param missingSince of each of them
 */
export function endedFirings<Firing extends HeardFiring>(
  missing: readonly Firing[],
  missingSince: ReadonlyMap<string, number>,
  now: number,
  { runsSince, fires, ruleSays }: Witness<Firing>,
): Firing[] {
  /** It was told of it as it runs now, or of everything since. */
  const knew = (since: number, { toldAt }: Firing) => toldAt - since >= CLOCKS_MS || now - since >= FORGETFUL_MS;
  return missing.filter((firing) => {
    const missingFor = now - (missingSince.get(firing.id) ?? now);
    if (missingFor < SURE_MS || fires.has(firing.fingerprint)) return false;
    const said = ruleSays(firing);
    if (said === "fires") return false;
    if (runsSince !== null) return knew(runsSince, firing);
    return said === "ended" || missingFor >= (fires.size > 0 ? LIKELY_MS : FORGETFUL_MS);
  });
}
