import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { SuggestedHolders } from "@/app/_features/incident/similar/suggested-holders";
import english from "@/messages/en/similar.json";
import englishCommon from "@/messages/en/common.json";
import chinese from "@/messages/zh-TW/similar.json";
import chineseCommon from "@/messages/zh-TW/common.json";
import type { SuggestedPerson } from "@/server/similar/contract";

const MESSAGES = {
  en: { similar: english, common: englishCommon },
  "zh-TW": { similar: chinese, common: chineseCommon },
};
const me = { id: "1", name: "Grace", username: "grace" };
const ada = { id: "2", name: "Ada", username: "ada" };

function linesOf(locale: keyof typeof MESSAGES, people: SuggestedPerson[]): string[] {
  const drawn = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      <SuggestedHolders wanted="scribe" me={me} people={people} onAssign={vi.fn()} />
    </NextIntlClientProvider>,
  );
  return [...drawn.matchAll(/<li.*?<\/li>/g)].map(([line]) => line.replaceAll(/<[^>]+>/g, "|").replaceAll(/\|+/g, "|"));
}

describe("who is offered a role that nobody has", () => {
  it("is whoever looks, also where nobody is suggested", () => {
    expect(linesOf("en", [])).toEqual(["|Take it yourself|"]);
    expect(linesOf("zh-TW", [])).toEqual(["|由我擔任|"]);
  });

  it("is whoever looks first, once, and then others with the reasons", () => {
    const people: SuggestedPerson[] = [
      { person: ada, fitness: [{ kind: "held", numbers: [12, 7] }, { kind: "here" }] },
      { person: me, fitness: [{ kind: "owns", names: ["checkout"] }, { kind: "here" }] },
    ];
    expect(linesOf("en", people)).toEqual([
      "|Take it yourself|in the team of checkout|",
      "|Ada|Scribe in #12 and #7, online|",
    ]);
    expect(linesOf("zh-TW", people)[1]).toBe("|Ada|曾在 #12和#7 擔任記錄員、在線上|");
  });
});
