import type { NotificationKind, Preferences } from "@/server/notification/contract";
import { isQuiet } from "@/server/notification/rules/is-quiet";

export interface Happening {
  severity: string;
  /** They hold a role in the incident, or are given it with this very event. */
  isMine: boolean;
}

const GRAVE = new Set(["sev1", "sev2"]);

/**
 * The first of `kinds` that the person wants, or why they are not told now. A pause silences everything: whoever says
 * "not for an hour" has seen what there is.
 */
export function whyNotTold(
  kinds: readonly NotificationKind[],
  { off, quiet, timeZone, pausedUntil }: Preferences,
  { severity, isMine }: Happening,
  now: Date,
): { kind: NotificationKind; refusal: "paused" | "quiet" | null } | null {
  const kind = kinds.find((each) => !off.includes(each));
  if (!kind) return null;
  if (pausedUntil !== null && now.getTime() < Date.parse(pausedUntil)) return { kind, refusal: "paused" };
  const breaksQuiet = quiet.exceptMine && isMine && GRAVE.has(severity);
  if (quiet.isOn && !breaksQuiet && isQuiet({ ...quiet, timeZone }, now)) return { kind, refusal: "quiet" };
  return { kind, refusal: null };
}
