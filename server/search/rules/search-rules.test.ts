import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptOf } from "@/server/search/rules/excerpt-of";
import { queryOf, vectorOf } from "@/server/search/rules/lexemes";
import { parseSearch } from "@/server/search/rules/parse-search";
import { wordsOf } from "@/server/search/rules/words-of";

const plain = (text: string) => wordsOf(text).map(({ word }) => word);
const phrases = (text: string) => parseSearch(text).phrases.map(({ words }) => words.join(" "));

describe("words of a text", () => {
  it("are runs of letters and digits without case, accents and width", () => {
    expect(plain("Café OOMKilled ｈｔｔｐ_500 10.0.0.1")).toEqual("cafe oomkilled http 500 10 0 0 1".split(" "));
  });

  it("of unspaced scripts are characters and pairs, so that every part is found", () => {
    expect(plain("資料庫慢")).toEqual(["資", "資料", "料", "料庫", "庫", "庫慢", "慢"]);
  });

  it("stand where they say, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        for (const { word, from, to } of wordsOf(text)) {
          expect(to).toBeGreaterThan(from);
          expect(plain(text.slice(from, to))).toContain(word);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("a search", () => {
  it("knows phrases, words to leave out, and fields", () => {
    const parsed = parseSearch('"connection pool" -retry from:@ada in:#214 after:2026-11-20 time');
    expect(parsed).toMatchObject({ from: "ada", incidentNumber: 214, after: "2026-11-20", before: null });
    expect(parsed.phrases).toEqual([
      { words: ["connection", "pool"], isOpen: false, isWithout: false },
      { words: ["retry"], isOpen: false, isWithout: true },
      { words: ["time"], isOpen: true, isWithout: false },
    ]);
  });

  it("takes what it does not understand for words", () => {
    expect(phrases("in:somewhere before:tomorrow")).toEqual(["in somewhere", "before tomorrow"]);
    expect(phrases('checkout-api "open quote')).toEqual(["checkout api", "open quote"]);
  });

  it("looks for unspaced scripts by their pairs", () => {
    expect(phrases("資料庫")).toEqual(["資料 料庫"]);
    expect(phrases("庫")).toEqual(["庫"]);
  });

  it("never breaks, and never leaves its quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const query = queryOf(parseSearch(text).phrases, () => []);
        expect(query.replaceAll(/'[\p{L}\p{N}\p{M}]+'/gu, "w")).toMatch(/^[!w&|()<>\- ]*$/);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe("lexemes", () => {
  it("carry the places of each word", () => {
    expect(vectorOf("retry the retry")).toBe("'retry':1,3 'the':2");
  });
});

describe("an excerpt", () => {
  it("shows the first word that was looked for, and marks all of them", () => {
    const text = `${"noise ".repeat(80)}the payments pool is empty, the pool of checkout too`;
    const { excerpt, marks } = excerptOf(text, parseSearch("pool").phrases);
    expect(excerpt).toContain("payments pool is empty");
    expect(marks.map(([from, to]) => excerpt.slice(from, to))).toEqual(["pool", "pool"]);
  });

  it("marks the beginning that is still being typed", () => {
    const { excerpt, marks } = excerptOf("timeouts again", parseSearch("time").phrases);
    expect(marks.map(([from, to]) => excerpt.slice(from, to))).toEqual(["timeouts"]);
  });

  it("marks inside of what it shows, whatever the text and the search", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), fc.string({ maxLength: 20 }), (text, asked) => {
        const { excerpt, marks } = excerptOf(text, parseSearch(asked).phrases);
        expect(excerpt.isWellFormed()).toBe(true);
        for (const [from, to] of marks) expect(from >= 0 && from < to && to <= excerpt.length).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
