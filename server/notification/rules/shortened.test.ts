import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortened } from "@/server/notification/rules/shortened";

const count = (text: string) => [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].length;

describe("a message as one line", () => {
  it("loses its marks and keeps its words", () => {
    expect(shortened("**@ada** look at [the graph](https://grafana.example/d/x?a=(1)) `now`")).toBe(
      "@ada look at the graph now",
    );
    expect(shortened("# Title\n\n> quoted\n- one\n- two\n```sh\nrm -r x\n```")).toBe("Title quoted one two rm -r x");
  });

  it("is cut between signs, never within one", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(shortened(family.repeat(60), 10)).toMatch(/^(👩‍👩‍👧‍👦)+…?$/u);
    expect(shortened("結帳錯誤".repeat(50))).toBe(`${"結帳錯誤".repeat(35).slice(0, 140)}…`);
  });

  it("turns nothing around and hides nothing", () => {
    expect(shortened("safe\u202egnitset\u202c \u2066x\u2069 a\u200bb")).toBe("safe gnitset x a b");
  });

  it("is never longer than was asked for, fits a push, and is well-formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 4_000 }), fc.integer({ min: 1, max: 140 }), (text, most) => {
        const line = shortened(text, most);
        expect(count(line)).toBeLessThanOrEqual(most + 1);
        expect(line).not.toMatch(/[\n\r\u202a-\u202e]/u);
        expect(line.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(most * 12 + 3);
      }),
    );
  });
});
