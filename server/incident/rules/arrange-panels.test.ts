import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PANEL_SIZE } from "@/server/incident/contract";
import {
  isArrangementOf,
  movePanel,
  type Placed,
  rebasePanels,
  resizePanel,
} from "@/server/incident/rules/arrange-panels";

const size = { width: fc.integer({ min: 4, max: 24 }), height: fc.integer({ min: 3, max: 24 }) };
const panels: fc.Arbitrary<Placed[]> = fc.uniqueArray(fc.record({ id: fc.uuid(), ...size }), {
  selector: ({ id }) => id,
  maxLength: 40,
});
/** What one person does to the panels that they see. */
const gesture = fc.record({
  at: fc.nat(),
  to: fc.integer({ min: -5, max: 60 }),
  width: fc.integer({ min: -10, max: 90 }),
  height: fc.integer({ min: -10, max: 90 }),
});
const idsOf = (list: readonly Placed[]) => list.map(({ id }) => id);

describe("arranging pinned panels", () => {
  it("keeps every panel once, within the sizes, whatever two people do in whatever order", () => {
    const race = fc.array(fc.record({ stale: fc.boolean(), gesture }), { maxLength: 20 });
    fc.assert(
      fc.property(panels, race, (start, gestures) => {
        let held = { version: 1, panels: start };
        const seenBefore = held;
        for (const {
          stale,
          gesture: { at, to, ...wanted },
        } of gestures) {
          const seen = stale ? seenBefore : held;
          const id = seen.panels[at % Math.max(1, seen.panels.length)]?.id ?? "";
          const arranged = resizePanel(movePanel(seen.panels, id, to), id, wanted);
          expect(isArrangementOf(held.panels, arranged)).toBe(true);
          // The server takes a change only from who saw the present version.
          if (seen.version === held.version) held = { version: held.version + 1, panels: arranged };
        }
        expect(idsOf(held.panels).toSorted()).toEqual(idsOf(start).toSorted());
        for (const { width, height } of held.panels) {
          expect(width).toBeGreaterThanOrEqual(PANEL_SIZE.width.least);
          expect(width).toBeLessThanOrEqual(PANEL_SIZE.width.most);
          expect(height).toBeGreaterThanOrEqual(PANEL_SIZE.height.least);
          expect(height).toBeLessThanOrEqual(PANEL_SIZE.height.most);
        }
      }),
    );
  });

  it("is refused when a panel is missing, doubled or unknown", () => {
    fc.assert(
      fc.property(panels, fc.uuid(), (held, stranger) => {
        fc.pre(held.length > 0 && !idsOf(held).includes(stranger));
        const [first, ...rest] = held;
        expect(isArrangementOf(held, rest)).toBe(false);
        expect(isArrangementOf(held, [...held, first!])).toBe(false);
        expect(isArrangementOf(held, [...rest, { id: stranger }])).toBe(false);
        if (rest.length > 0) expect(isArrangementOf(held, [...rest, rest[0]!])).toBe(false);
        expect(isArrangementOf(held, held.toReversed())).toBe(true);
      }),
    );
  });

  it("moves one and leaves the others in their order", () => {
    const held = ["a", "b", "c", "d"].map((id) => ({ id, width: 12, height: 8 }));
    expect(idsOf(movePanel(held, "d", 1)).join("")).toBe("adbc");
    expect(idsOf(movePanel(held, "a", 99)).join("")).toBe("bcda");
    expect(idsOf(movePanel(held, "c", -1)).join("")).toBe("cabd");
    expect(idsOf(movePanel(held, "gone", 0)).join("")).toBe("abcd");
  });

  it("outlives panels that come and go meanwhile", () => {
    fc.assert(
      fc.property(panels, panels, (present, arranged) => {
        const rebased = rebasePanels(present, arranged);
        expect(isArrangementOf(present, rebased)).toBe(true);
        const both = idsOf(arranged).filter((id) => idsOf(present).includes(id));
        expect(idsOf(rebased).slice(0, both.length)).toEqual(both);
      }),
    );
  });
});
