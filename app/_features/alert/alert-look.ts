import type { AlertState, Suppression } from "@/server/alert/contract";

export type AlertLook = "firing" | "flapping" | "acknowledged" | "resolved" | Suppression["kind"];

/** The one word for how an alert stands: what holds it back comes before who has seen it. */
export function alertLook(alert: Pick<AlertState, "endsAt" | "acknowledgedAt" | "suppression">): AlertLook {
  if (alert.endsAt !== null) return "resolved";
  return alert.suppression?.kind ?? (alert.acknowledgedAt === null ? "firing" : "acknowledged");
}
