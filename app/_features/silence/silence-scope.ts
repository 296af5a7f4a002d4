import type { SilencePreview } from "@/server/silence/contract";

export type SilenceScope = "nothing" | "notOurs" | "broad" | "fitting";

/** So many alerts of others are no reason to ask. */
const FEW = 2;

/** How what would be held back stands to what the incident is about. */
export function silenceScope({
  count,
  own,
}: Pick<Extract<SilencePreview, { ok: true }>, "count" | "own">): SilenceScope {
  if (count === 0) return "nothing";
  if (own.count === 0 && own.firing > 0) return "notOurs";
  const others = count - (own.count ?? 0);
  return own.count !== null && others > Math.max(FEW, own.count) ? "broad" : "fitting";
}
