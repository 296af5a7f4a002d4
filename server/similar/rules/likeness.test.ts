import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparedLabels, labelLikeness } from "@/server/similar/rules/label-likeness";
import { likeness } from "@/server/similar/rules/likeness";
import { suggestedPeople } from "@/server/similar/rules/suggested-people";

const word = fc.constantFrom("a", "b", "c", "d");
const compared = fc.record({
  services: fc.uniqueArray(word, { maxLength: 3 }).map((ids) => ids.map((id) => ({ id, name: id.toUpperCase() }))),
  alertNames: fc.uniqueArray(word, { maxLength: 3 }),
  labels: fc.array(fc.dictionary(word, word), { maxLength: 2 }),
});
const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe("likeness", () => {
  it("says why, the weightiest first", () => {
    const checkout = { id: "1", name: "checkout" };
    const own = { services: [checkout], alertNames: ["HighErrorRate"], labels: [{ team: "shop", pod: "a" }] };
    const { likenesses } = likeness(
      { ...own, neighbourIds: new Set(["2"]) },
      {
        services: [checkout, { id: "2", name: "database" }],
        alertNames: ["HighErrorRate"],
        labels: [{ team: "shop", pod: "b" }],
      },
      { title: 0.72, said: { likeness: 0.5, words: ["pgbouncer", "pool", "full", "errors"] }, ageDays: 0 },
    );
    expect(likenesses).toEqual([
      { kind: "alerts", names: ["HighErrorRate"] },
      { kind: "services", names: ["checkout"] },
      { kind: "title", percent: 72 },
      { kind: "labels", percent: 100 },
      { kind: "neighbours", names: ["database"] },
      { kind: "words", names: ["pgbouncer", "pool", "full"] },
    ]);
  });

  it("lies between 0 and 1, is told where it is not 0, and never grows with age", () => {
    fc.assert(
      fc.property(compared, compared, unit, unit, fc.nat(4_000), (own, other, title, inWords, ageDays) => {
        const said = { likeness: inWords, words: [] };
        const of = (age: number) => likeness({ ...own, neighbourIds: new Set() }, other, { title, said, ageDays: age });
        const { score, likenesses } = of(ageDays);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(likenesses.length > 0).toBe(score > 0);
        expect(of(ageDays + 30).score).toBeLessThanOrEqual(score);
      }),
    );
  });

  it("of labels is Jaccard's index, alike both ways, and blind to what names an instance", () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (one, other) => {
        expect(labelLikeness(one, other)).toBe(labelLikeness(other, one));
        expect(labelLikeness(one, one)).toBe(one.length > 0 ? 1 : 0);
      }),
    );
    expect(labelLikeness(["a", "b"], ["b", "c"])).toBeCloseTo(1 / 3);
    expect(comparedLabels({ team: "shop", pod: "p1", instance: "i", __x: "y", alertname: "A" })).toEqual(["team=shop"]);
  });
});

describe("who is suggested for a role", () => {
  const person = (name: string) => ({ id: name, name, username: name });
  const candidate = (name: string, more: object = {}) => ({
    person: person(name),
    owns: [],
    held: [],
    isHere: false,
    isBusy: false,
    ...more,
  });

  it("are those who held it or own the service, with the reasons, and who has another role last", () => {
    const people = suggestedPeople([
      candidate("Ada", { owns: ["checkout"] }),
      candidate("Grace", { owns: ["checkout"], isHere: true }),
      candidate("Alan", { held: [198, 190], isHere: true, isBusy: true }),
      candidate("Linus", { isHere: true }),
    ]);
    expect(people.map(({ person: { name }, fitness }) => [name, fitness.map(({ kind }) => kind)])).toEqual([
      ["Grace", ["owns", "here"]],
      ["Ada", ["owns"]],
      ["Alan", ["held", "here"]],
    ]);
  });
});
