import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Tooltip } from "radix-ui";
import en from "@/messages/en/attachments.json";
import enCommon from "@/messages/en/common.json";
import enErrors from "@/messages/en/errors.json";
import zh from "@/messages/zh-TW/attachments.json";
import zhCommon from "@/messages/zh-TW/common.json";
import zhErrors from "@/messages/zh-TW/errors.json";
import { ERROR_CODES } from "@/server/platform/errors";
import { AttachmentChip } from "./attachment-chip";
import { AttachmentView } from "./attachment-view";
import type { QueuedState } from "./attachment-queue";

const MESSAGES = {
  en: { attachments: en, common: enCommon, errors: enErrors },
  "zh-TW": { attachments: zh, common: zhCommon, errors: zhErrors },
};
function shown(node: ReactNode, locale: keyof typeof MESSAGES = "en"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      <Tooltip.Provider>{node}</Tooltip.Provider>
    </NextIntlClientProvider>,
  );
}

const ID = "00000000-0000-4000-8000-000000000001";
const chip = (state: QueuedState, locale: keyof typeof MESSAGES = "en") => {
  const file = new File(["x".repeat(2_048)], "a\u202egpj.log");
  const queued = { key: ID, name: file.name, mediaType: file.type, bytes: file.size, file, message: null, state };
  return shown(<AttachmentChip queued={queued} onRemove={() => undefined} onRetry={() => undefined} />, locale);
};

describe("the files of a message", () => {
  it("have their place before they are loaded, and are asked for in small", () => {
    const picture = { id: ID, name: "p99.png", mediaType: "image/png", bytes: 3, width: 1_920, height: 1_080 };
    const html = shown(<AttachmentView incidentNumber={7} attachments={[picture]} />);
    expect(html).toContain(`src="/api/rooms/7/attachments/${ID}?thumb=1"`);
    expect(html).toContain('width="320" height="180"');
    expect(html).toContain('aria-label="Open p99.png"');
  });

  it("that are no pictures stand as rows, whatever they call themselves", () => {
    const svg = { id: ID, name: "<b>.svg", mediaType: "text/html", bytes: 2_048, width: 3, height: 3 };
    const html = shown(<AttachmentView incidentNumber={7} attachments={[svg]} />);
    expect(html).not.toContain("<img");
    expect(html).toContain(`href="/api/rooms/7/attachments/${ID}"`);
    expect(html).toContain("&lt;b&gt;.svg");
    expect(html).toContain("2 kB");
  });

  it("take no room when there are none", () => {
    expect(shown(<AttachmentView incidentNumber={7} attachments={[]} />)).toBe("");
  });
});

describe("a file on its way", () => {
  it("says how far it has come, under a name that plays no tricks", () => {
    const html = chip({ step: "sending", share: 0.42 });
    expect(html).toContain("42%");
    expect(html).toContain('aria-valuenow="42"');
    expect(html).not.toContain("\u202e");
  });

  it.each(["en", "zh-TW"] as const)("says in words why it was refused, for every reason there is, in %s", (locale) => {
    for (const code of [...ERROR_CODES, "OFFLINE" as const]) {
      const html = chip({ step: "refused", code }, locale);
      expect(html).toMatch(/role="alert"[^>]*>[^<]{4,}</);
      expect(html).not.toContain(code);
    }
  });
});
