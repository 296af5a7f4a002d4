import fc from "fast-check";
import { expect, it } from "vitest";
import { movedFirings } from "@/server/alert/rules/moved-firings";

const place = fc.constantFrom(
  { id: "1", name: "Pages" },
  { id: "2", name: "Pages" },
  { id: null, name: "New" },
  { id: null, name: null },
);

it("tells of each firing that comes to another rule, and of no other", () => {
  const pair = fc.tuple(place, place);
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const moved = movedFirings(
        pairs.map(([from]) => from),
        pairs.map(([, to]) => to),
      );
      const others = pairs.filter(([from, to]) => from !== to);
      expect(moved.reduce((sum, { count }) => sum + count, 0)).toBe(others.length);
      for (const { from, to, count } of moved)
        expect(others.filter(([a, b]) => a === from && b === to)).toHaveLength(count);
      expect(moved.map(({ count }) => count)).toEqual(moved.map(({ count }) => count).toSorted((a, b) => b - a));
    }),
  );
});

it("knows a rule by its id, whatever it is called now", () => {
  expect(movedFirings([{ id: "1", name: "Pages" }], [{ id: "1", name: "Pages, changed" }])).toEqual([]);
});
