import en from "emojibase-data/en/compact.json";
import zhHant from "emojibase-data/zh-hant/compact.json";
import { describe, expect, it } from "vitest";
import { emojiOf } from "@/server/timeline/rules/emoji-of";
import { emojiChoices, searchEmoji } from "./emoji-search";

const inEnglish = emojiChoices([en]);
const inChinese = emojiChoices([zhHant, en]);
const first = (choices: typeof inEnglish, query: string) => searchEmoji(choices, query, 5).map(({ emoji }) => emoji);

describe("searching an emoji", () => {
  it("finds it by name and by tag, the closest first", () => {
    expect(first(inEnglish, "rocket")[0]).toBe("🚀");
    expect(first(inEnglish, "fire")).toContain("🔥");
    expect(first(inEnglish, "thumbs up")[0]).toMatch(/^👍/u);
    expect(first(inEnglish, "no such thing at all")).toEqual([]);
  });

  it("finds it in Chinese, and in English beside it", () => {
    expect(first(inChinese, "火箭")[0]).toBe("🚀");
    expect(first(inChinese, "rocket")).toContain("🚀");
  });

  it("offers nothing that the server would refuse", () => {
    expect(inEnglish.length).toBeGreaterThan(1_500);
    expect(inEnglish.filter(({ emoji }) => emojiOf(emoji) === null)).toEqual([]);
  });
});
