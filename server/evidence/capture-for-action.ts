import type { Services } from "@/server/platform/context";
import { type CapturedPanel, type CaptureOutcome, captureTogether } from "./capture-together";

const MINUTE_MS = 60_000;
/** How far back the pictures of an action reach. */
const SPAN_MS = 30 * MINUTE_MS;

export interface ActionCapture {
  incident: { id: string; organizationId: string };
  /** The same action is captured once before and once after, from however many processes. */
  actionId: string;
  /** Panels of the room. */
  panels: readonly CapturedPanel[];
  /** Right before the action begins; asked for alone, and awaited before it begins. */
  before?: Date;
  /** When its effect can be seen; asked for alone, later. */
  after?: Date;
}

/**
 * Captures what panels of a room show before and after an action, over the half hour that ends with each moment. Nothing
 * is thrown: the room is told what could not be captured, and the action goes on.
 */
export async function captureForAction(
  services: Services,
  { incident, actionId, panels, before, after }: ActionCapture,
): Promise<{ before: CaptureOutcome | null; after: CaptureOutcome | null }> {
  const at = (moment: Date | undefined, reason: "action_before" | "action_after") => {
    if (!moment) return null;
    const to = moment.getTime();
    const range = { from: to - SPAN_MS, to };
    return captureTogether(services, { incident, panels, range, reason, key: `${reason}:${actionId}` });
  };
  return { before: await at(before, "action_before"), after: await at(after, "action_after") };
}
