import { describe, expect, it } from "vitest";
import { localeOf } from "@/app/_lib/i18n/locale";

describe("localeOf", () => {
  it("keeps what somebody chose, whatever the browser says", () => {
    expect(localeOf("zh-TW", "en-US,en")).toBe("zh-TW");
    expect(localeOf("en", "zh-TW")).toBe("en");
  });

  it("takes the first language of the browser that we speak", () => {
    expect(localeOf(undefined, "fr-FR,zh-TW;q=0.8,en;q=0.5")).toBe("zh-TW");
    expect(localeOf(undefined, "zh;q=0.3, en-GB;q=0.9")).toBe("en");
    expect(localeOf(undefined, "zh-Hant-HK")).toBe("zh-TW");
  });

  it("falls back to English", () => {
    expect(localeOf(undefined, null)).toBe("en");
    expect(localeOf("klingon", "fr, de;q=0.5")).toBe("en");
    expect(localeOf(undefined, "zh-TW;q=0, *")).toBe("en");
  });
});
