import fc from "fast-check";
import { expect, it } from "vitest";
import { lettersByDelivery } from "@/app/_features/intake/letters/letters-by-delivery";
import type { DeadLetterState } from "@/server/intake/contract";

const letter = (id: string, deliveryId: string): DeadLetterState => ({
  id,
  deliveryId,
  source: { id: "s", name: "Script", kind: "generic" },
  part: id,
  reason: "mapping",
  detail: "",
  receivedAt: "2026-11-22T02:00:00.000Z",
  excerpt: "{}",
});

it("shows each call once, with all its letters, in the order in which they came", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }), (deliveries) => {
      const letters = deliveries.map((delivery, index) => letter(String(index), String(delivery)));
      const grouped = lettersByDelivery(letters);
      expect(grouped.map(({ deliveryId }) => deliveryId)).toEqual([...new Set(deliveries.map(String))]);
      for (const { deliveryId, letters: own } of grouped)
        expect(own.map(({ id }) => id)).toEqual(
          letters.filter((each) => each.deliveryId === deliveryId).map(({ id }) => id),
        );
    }),
  );
});
