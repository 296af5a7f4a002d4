import type { AlertSourceState } from "@/server/intake/contract";

/** How a source stands, the worst first: what a person should look at. */
export type Standing = "paused" | "refusing" | "deadLetters" | "waiting" | "heard";

type Facts = Pick<AlertSourceState, "isOn" | "lastDeliveryAt" | "deadLetters" | "refused">;

/** Calls are refused now when none was taken since. */
export function sourceStanding({ isOn, lastDeliveryAt, deadLetters, refused }: Facts): Standing {
  if (!isOn) return "paused";
  if (refused.at !== null && (lastDeliveryAt === null || refused.at > lastDeliveryAt)) return "refusing";
  if (deadLetters > 0) return "deadLetters";
  return lastDeliveryAt === null ? "waiting" : "heard";
}
