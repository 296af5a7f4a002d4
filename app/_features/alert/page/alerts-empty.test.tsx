import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { AlertsEmpty, type AlertsEmptyProps } from "@/app/_features/alert/page/alerts-empty";
import english from "@/messages/en/alerts.json";
import chinese from "@/messages/zh-TW/alerts.json";

const MESSAGES = { en: { alerts: english }, "zh-TW": { alerts: chinese } };

function textOf(locale: keyof typeof MESSAGES, props: Partial<AlertsEmptyProps>): string {
  const drawn = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      <AlertsEmpty
        isFiltered={false}
        tab="firing"
        hasAny
        silenced={0}
        canConnect
        onClear={vi.fn()}
        onShowSilenced={vi.fn()}
        {...props}
      />
    </NextIntlClientProvider>,
  );
  return drawn.replaceAll(/<[^>]+>/g, " ");
}

it("says that nothing fires only where that is so, and shows the way to what is silenced", () => {
  expect(textOf("en", {})).toContain("Nothing fires");
  const held = textOf("en", { silenced: 2 });
  expect(held).not.toContain("Nothing fires");
  expect(held).toContain("2 alerts fire, and all are silenced");
  expect(held).toContain("Show them");
  expect(textOf("en", { silenced: 1 })).toContain("One alert fires, and it is silenced");
  expect(textOf("zh-TW", { silenced: 2 })).toContain("觸發中的 2 則告警都已靜音");
});

it("does not speak of silences where others are asked for, or a filter leaves nothing", () => {
  expect(textOf("en", { silenced: 2, tab: "resolved" })).toContain("Nothing has ended lately");
  expect(textOf("en", { silenced: 2, isFiltered: true })).toContain("No alert matches");
});
