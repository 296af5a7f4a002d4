import type { DeadLetterState } from "@/server/intake/contract";

/** One call, and all of it that could not be taken: it is tried again as a whole. */
export interface UnreadDelivery extends Pick<DeadLetterState, "deliveryId" | "source" | "receivedAt" | "excerpt"> {
  letters: Pick<DeadLetterState, "id" | "part" | "reason" | "detail">[];
}

/** In the order in which the calls first come. */
export function lettersByDelivery(letters: readonly DeadLetterState[]): UnreadDelivery[] {
  const found = new Map<string, UnreadDelivery>();
  for (const { id, part, reason, detail, ...delivery } of letters) {
    const known = found.get(delivery.deliveryId) ?? { ...delivery, letters: [] };
    known.letters.push({ id, part, reason, detail });
    found.set(delivery.deliveryId, known);
  }
  return [...found.values()];
}
