import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { emojiOf } from "@/server/timeline/rules/emoji-of";
import { isInvisible } from "@/server/timeline/rules/is-invisible";
import { mentionsIn, mentionTokens } from "@/server/timeline/rules/mention-tokens";
import { messageText } from "@/server/timeline/rules/message-text";
import { plainName } from "@/server/timeline/rules/plain-name";

// Properties go through many timelines, and a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const check = <Given extends unknown[]>(property: fc.IProperty<Given>) =>
  fc.assert(property, { numRuns: 500, seed: 214 });
const tricky = fc.string({
  unit: fc.constantFrom(..."ab \n\u200b\u200d\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\ufeffא會@."),
  maxLength: 40,
});

describe("M1: a message with nothing to see in it is empty", () => {
  it.each([
    "",
    " ",
    "\u200b",
    "\u200d\u2060\ufeff",
    "\u3164",
    "\u2800\u115f",
    "\ufe0f",
    "\u202e\u202c",
    "\u{e0041}",
    "\u00ad\n",
  ])("%j", (text) => {
    expect(isInvisible(text)).toBe(true);
    expect(messageText(text)).toBe("");
  });

  it.each(["a", "。", "👨‍👩‍👧", "-", "\u200bא", "̈a"])("%j is something", (text) => {
    expect(messageText(text)).not.toBe("");
  });
});

describe("M6: nothing in a message turns around what stands beside it", () => {
  it.each([
    ["overrides", "run \u202egnp.exe", "run gnp.exe"],
    ["embeddings", "\u202aa\u202b b\u202c", "a b"],
    ["an isolate that is left open", "a \u2067b", "a \u2067b\u2069"],
    ["an isolate over two lines", "\u2066a\nb", "\u2066a\u2069\nb"],
    ["an end without a beginning", "a\u2069 b", "a b"],
    ["marks of right-to-left scripts, which stay", "\u05d0\u200f!", "\u05d0\u200f!"],
  ])("%s", (_what, written, stored) => expect(messageText(written)).toBe(stored));

  it("whatever it holds, and twice is as once", () => {
    check(
      fc.property(tricky, (text) => {
        const stored = messageText(text);
        expect(messageText(stored)).toBe(stored);
        expect(stored).not.toMatch(/[\u202a-\u202e]/);
        for (const line of stored.split("\n")) {
          let open = 0;
          for (const character of line) {
            if (character >= "\u2066" && character <= "\u2068") open += 1;
            if (character === "\u2069") open -= 1;
            expect(open).toBeGreaterThanOrEqual(0);
          }
          expect(open).toBe(0);
        }
      }),
    );
  });

  it("names lose all that is not seen", () => {
    expect(plainName(" Ada\u202e\u200b  Love\nlace\u2069 ")).toBe("Ada Lovelace");
    expect(plainName("x".repeat(500))).toHaveLength(200);
    check(fc.property(fc.string({ unit: "binary" }), (name) => !/\p{Cf}|\p{Cc}/u.test(plainName(name))));
  });
});

describe("X2: an emoji", () => {
  it.each([
    ["👍", "👍"],
    ["❤", "❤️"],
    ["☎\ufe0e", "☎️"],
    ["1⃣", "1️⃣"],
    ["🏳‍🌈", "🏳️‍🌈"],
    ["👁‍🗨", "👁️‍🗨️"],
    ["👍🏽", "👍🏽"],
    ["🇹🇼", "🇹🇼"],
  ])("%s is kept as %s", (written, kept) => expect(emojiOf(written)).toBe(kept));

  it.each([
    "",
    "a",
    "1",
    "#",
    "👍👍",
    "👍 ",
    "a👍",
    "\ufe0f",
    "\u200d",
    "🇹",
    "<img>",
    "👍".repeat(40),
    "👩‍".repeat(20),
  ])("%j is none", (text) => expect(emojiOf(text)).toBeNull());
});

describe("P1: who is called", () => {
  const handles = (body: string) => mentionTokens(body).map((token) => token.handles[0]);

  it.each([
    ["@ada can you look", ["ada"]],
    ["(@ada, @Grace-Hopper)", ["ada", "grace-hopper"]],
    ["ask @ada@example.com", ["ada@example.com"]],
    ["mail ada@example.com or go get x.y/z@v1", []],
    ["`@ada` and ```\n@grace\n```\nbut @linus", ["linus"]],
    ["~~~\n@ada", []],
    ["``a ` @ada`` @grace", ["grace"]],
    ["no @ one", []],
    ["＠ada", []],
  ])("%j calls %j", (body, expected) => expect(handles(body)).toEqual(expected));

  it("may end with a full stop, and needs no space in Chinese", () => {
    expect(mentionTokens("@ada.")[0]?.handles).toEqual(["ada.", "ada"]);
    expect(mentionTokens("請@ada看一下")[0]?.handles).toEqual(["ada看一下", "ada"]);
  });

  it("shows exactly what it says", () => {
    const mention = { kind: "person" as const, id: "1", name: "Ada", handle: "ada" };
    expect(mentionsIn("@Ada, not @adam or x@ada", [mention])).toEqual([{ from: 0, to: 4, mention }]);
    check(
      fc.property(tricky, (text) => {
        for (const { from, to } of mentionsIn(text, [{ ...mention, handle: "a" }])) {
          expect(text.slice(from, to).toLowerCase()).toBe("@a");
        }
      }),
    );
  });

  it.each([
    ["@a ", 5_462],
    ["@", 0],
    ["`@a` ", 0],
    ["` ", 0],
    ["```\n", 0],
    ["``` ` ", 0],
    ["@a@", 1],
    ["@a.", 1],
    ["[@a](", 3_277],
    ["~~~\n@a\n", 1_170],
    ["@a\n\n`", 3_277],
  ])("P3: is found in the longest message, whatever it holds: %j", (piece, count) => {
    expect(mentionTokens(piece.repeat(Math.ceil(16_384 / piece.length)))).toHaveLength(count);
  });
});
