import * as fc from "fast-check";
import { expect, it } from "vitest";
import { tellingWords, wordLikeness } from "@/server/similar/rules/telling-words";

it("takes words, without numbers, single characters and repeats", () => {
  expect(tellingWords("Checkout: pool of 42 connections, a POOL!")).toEqual(["checkout", "pool", "of", "connections"]);
  expect(tellingWords("連線池")).toEqual(["連線", "線池"]);
});

const used = fc.uniqueArray(
  fc.record({ word: fc.string({ minLength: 2, maxLength: 6 }), uses: fc.integer({ min: 1, max: 1_000 }) }),
  { selector: ({ word }) => word, minLength: 2, maxLength: 8 },
);

it("lies between 0 and 1, is whole where all is shared, grows with what is shared, and takes one word for chance", () => {
  fc.assert(
    fc.property(used, fc.nat(8), (own, count) => {
      const words = own.map(({ word }) => word);
      const [few, more] = [words.slice(0, count), words.slice(0, count + 1)].map((each) => wordLikeness(own, each));
      expect(few!.likeness).toBeLessThanOrEqual(more!.likeness);
      expect(wordLikeness(own, words).likeness).toBeCloseTo(1);
      expect(wordLikeness(own, words.slice(0, 1))).toEqual({ likeness: 0, words: [] });
    }),
  );
});

it("names what is said most seldom first, and counts it for more", () => {
  const own = [
    { word: "errors", uses: 900 },
    { word: "checkout", uses: 100 },
    { word: "pgbouncer", uses: 2 },
  ];
  expect(wordLikeness(own, ["errors", "pgbouncer"]).words).toEqual(["pgbouncer", "errors"]);
  expect(wordLikeness(own, ["errors", "pgbouncer"]).likeness).toBeGreaterThan(
    wordLikeness(own, ["errors", "checkout"]).likeness,
  );
});
