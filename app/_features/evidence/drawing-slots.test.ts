import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DrawingSlots, MOST_DRAWINGS } from "./drawing-slots";

describe("places to draw in", () => {
  it("are never more than there may be, and go to whoever waited longest", () => {
    const slots = new DrawingSlots(2);
    const drawn: string[] = [];
    const leave = ["a", "b", "c", "d"].map((name) => slots.ask(() => drawn.push(name)));
    expect(drawn).toEqual(["a", "b"]);
    leave[0]?.();
    expect(drawn).toEqual(["a", "b", "c"]);
    leave[0]?.();
    expect(drawn).toEqual(["a", "b", "c"]);
    leave[3]?.();
    leave[1]?.();
    expect(drawn).toEqual(["a", "b", "c"]);
  });

  it("are all given back, in whatever order cards come and go", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 100 }), (steps) => {
        const slots = new DrawingSlots();
        const cards = new Map<number, () => void>();
        const alive = new Set<number>();
        for (const card of steps) {
          const leave = cards.get(card);
          if (leave) {
            alive.delete(card);
            cards.delete(card);
            leave();
          } else {
            cards.set(
              card,
              slots.ask(() => alive.add(card)),
            );
          }
          expect(alive.size).toBe(Math.min(MOST_DRAWINGS, cards.size));
        }
      }),
    );
  });
});
