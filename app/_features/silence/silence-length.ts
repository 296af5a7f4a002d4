import { fromLocalInput } from "@/app/_lib/local-time";
import { SILENCE_MINUTES } from "@/server/silence/contract";

export const SILENCE_PRESETS = [30, 120] as const;

/** How long a silence is to stand; `kept` leaves the end of one that stands as it is. */
export type SilenceLength =
  | { kind: "incident" }
  | { kind: "minutes"; minutes: number }
  /** On the reader's clock, as a field takes it. */
  | { kind: "until"; local: string }
  | { kind: "kept" };

const MINUTE_MS = 60_000;

/** From now, as it is sent: `minutes` is left out where the end stays; null for a time that cannot be meant. */
export function lengthToSend(
  length: SilenceLength,
  now: number,
): { minutes?: number; endsWithIncident?: boolean } | null {
  switch (length.kind) {
    case "kept":
      return {};
    case "incident":
      return { minutes: SILENCE_MINUTES.usual, endsWithIncident: true };
    case "minutes":
      return { minutes: length.minutes, endsWithIncident: false };
    case "until": {
      const end = fromLocalInput(length.local);
      const minutes = end === null ? Number.NaN : Math.ceil((Date.parse(end) - now) / MINUTE_MS);
      const isPossible = minutes >= SILENCE_MINUTES.least && minutes <= SILENCE_MINUTES.most;
      return isPossible ? { minutes, endsWithIncident: false } : null;
    }
  }
}
