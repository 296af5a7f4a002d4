import { z } from "zod";

const deliveryId = z.string().regex(/^\d{1,18}$/);
const DELIVERIES_MAX = 100;

export const deliveriesInput = z.strictObject({
  sourceId: z.uuid().optional(),
  ids: z.array(deliveryId).min(1).max(DELIVERIES_MAX).optional(),
  limit: z.number().int().min(1).max(DELIVERIES_MAX).default(10),
});
export const deliveryInput = z.strictObject({ id: deliveryId });

/** One call as it was taken, and what became of it. Times are RFC 3339 in UTC. */
export interface DeliveryState {
  id: string;
  sourceId: string;
  receivedAt: string;
  /** `dead` when nothing of it could be taken. */
  state: "pending" | "done" | "dead";
  /** Alerts and changes. */
  taken: number;
  deadLetters: number;
  bytes: number;
  /** Nobody called: it was asked for. */
  isRepair: boolean;
  /** Whether its body is still there, so that it can be read and worked off again. */
  isKept: boolean;
}

export interface DeliveryBody {
  /** Null when it is not kept any more, or is longer than a sample may be. */
  text: string | null;
  bytes: number;
}

/** What a span of time holds. */
export interface ReplayReach {
  /** Can be worked off again. */
  deliveries: number;
  /** Came in it too, but are not kept any more. */
  forgotten: number;
}
