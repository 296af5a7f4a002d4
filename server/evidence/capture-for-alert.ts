import type { Services } from "@/server/platform/context";
import { type CapturedPanel, type CaptureOutcome, captureTogether } from "./capture-together";

const MINUTE_MS = 60_000;
/** What led to an alert is seen in the time before it, what came of it right behind. */
const BEFORE_MS = 45 * MINUTE_MS;
const AFTER_MS = 15 * MINUTE_MS;

export interface AlertCapture {
  incident: { id: string; organizationId: string };
  /** One episode of an alert: the same is captured once. */
  firingId: string;
  /** Panels of the room: the one that the alert names, or those of its dashboard. */
  panels: readonly CapturedPanel[];
  startsAt: Date;
  /** It is asked for again: the room is not told yet of what failed in passing. */
  isTriedAgain?: boolean;
}

/**
 * Captures the panels of an alert, framed at its begin: from three quarters of an hour before until a quarter of an hour
 * behind it, as far as that has passed. Nothing is thrown: the room is told what could not be captured.
 */
export function captureForAlert(
  services: Services,
  { incident, firingId, panels, startsAt, isTriedAgain = false }: AlertCapture,
): Promise<CaptureOutcome> {
  const start = startsAt.getTime();
  // An alert that begins in the future by its source's clock begins now.
  const now = Math.max(services.clock.now().getTime(), start);
  const range = { from: start - BEFORE_MS, to: Math.min(now, start + AFTER_MS) };
  return captureTogether(services, {
    incident,
    panels,
    range,
    reason: "alert",
    key: `alert:${firingId}`,
    isTriedAgain,
  });
}
