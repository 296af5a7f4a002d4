import { NextIntlClientProvider } from "next-intl";
import { Tooltip } from "radix-ui";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import enAttachments from "@/messages/en/attachments.json";
import enCommon from "@/messages/en/common.json";
import en from "@/messages/en/timeline.json";
import zhAttachments from "@/messages/zh-TW/attachments.json";
import zhCommon from "@/messages/zh-TW/common.json";
import zhTW from "@/messages/zh-TW/timeline.json";
import { EVENT_KINDS, type TimelineEvent } from "@/server/timeline/contract";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { type RowCommands, RowCommandsContext } from "../actions/row-commands";
import { arrangeRows } from "../rows/arrange-rows";
import { BurstLine } from "../rows/burst-line";
import { EntryRowView } from "./entry-row-view";

const LANGUAGES = {
  en: { common: enCommon, timeline: en, attachments: enAttachments },
  "zh-TW": { common: zhCommon, timeline: zhTW, attachments: zhAttachments },
};
const ME = "0d9c2f9e-54a1-4f0b-8a86-0e1a4d3f0c11";
const ADA = "0d9c2f9e-54a1-4f0b-8a86-0e1a4d3f0c12";
const nothing = () => undefined;
const COMMANDS: RowCommands = {
  incidentNumber: 7,
  reader: { id: ME, canPost: true, canModerate: false },
  meant: new Set([ME]),
  act: nothing,
  react: nothing,
  saveEdit: async () => null,
  stopEditing: nothing,
  openThread: nothing,
  jump: nothing,
  toggleBurst: nothing,
};

let count = 0;
function eventOf(more: Partial<TimelineEvent> = {}): TimelineEvent {
  count += 1;
  const at = new Date(Date.UTC(2026, 10, 22, 2, 53) + count).toISOString();
  const rest = { occurredAt: at, recordedAt: at, actorId: ADA, actorName: "Ada", source: "web", payload: {} };
  const links = { idempotencyKey: String(count), supersedesId: null, threadId: null };
  return { id: `e${count}`, seq: count, kind: "message", body: "the cache is cold", ...rest, ...links, ...more };
}

function drawn(node: React.ReactNode, locale: keyof typeof LANGUAGES = "en"): string {
  const missing: string[] = [];
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="UTC"
      messages={LANGUAGES[locale]}
      onError={({ message }) => missing.push(message)}
    >
      <Tooltip.Provider>
        <RowCommandsContext value={COMMANDS}>{node}</RowCommandsContext>
      </Tooltip.Provider>
    </NextIntlClientProvider>,
  );
  expect(missing).toEqual([]);
  return markup;
}
const textOf = (markup: string) => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

function entryOf(target: Partial<TimelineEvent>, ...later: Partial<TimelineEvent>[]): ShownEntry {
  const event = eventOf(target);
  const after = later.map((more) => eventOf({ supersedesId: more.threadId === "root" ? null : event.id, ...more }));
  const replies = after.map((each) => (each.threadId === "root" ? { ...each, threadId: event.id } : each));
  const [entry] = foldEvents([event, ...replies], { me: ME });
  if (!entry) throw new Error("no entry");
  return entry;
}
const row = (entry: ShownEntry, locale?: keyof typeof LANGUAGES) =>
  drawn(<EntryRowView entry={entry} continues={false} />, locale);

describe.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])("an entry in %s", (locale) => {
  it("says what it says now, and that it was edited", () => {
    const text = textOf(row(entryOf({}, { kind: "message_edited", body: "the cache is warm" }), locale));
    expect(text).toContain("the cache is warm");
    expect(text).not.toContain("cold");
    expect(text).toMatch(/edited|已編輯/);
  });

  it("says nothing of a deleted message but that and when it was deleted", () => {
    const text = textOf(row(entryOf({}, { kind: "message_deleted", body: "" }), locale));
    expect(text).not.toContain("cache");
    expect(text).toMatch(/Deleted|刪除/);
    expect(text).toContain("02:53");
  });

  it("shows reactions with their people, the reader's own pressed", () => {
    const markup = row(
      entryOf(
        {},
        { kind: "reaction_added", payload: { emoji: "👀" } },
        { kind: "reaction_added", payload: { emoji: "👀" }, actorId: ME, actorName: "Grace" },
        { kind: "reaction_added", payload: { emoji: "🔥" } },
      ),
      locale,
    );
    expect(markup).toMatch(/aria-pressed="true"[^>]*aria-label="👀 2[:：][^"]*Ada[^"]*Grace/);
    expect(markup).toMatch(/aria-pressed="false"[^>]*aria-label="🔥 1/);
  });

  it("counts the answers and says when the last came", () => {
    const text = textOf(row(entryOf({}, { threadId: "root" }, { threadId: "root" }), locale));
    expect(text).toMatch(/2 replies, last 02:53|2 則回覆，最後一則 02:53/);
  });

  it("is marked as pinned and as a key update, with who did it", () => {
    const markup = row(entryOf({}, { kind: "event_pinned" }, { kind: "event_marked" }), locale);
    expect(textOf(markup)).toMatch(/Pinned by Ada|由 Ada 釘選/);
    expect(textOf(markup)).toMatch(/Key update|重要更新/);
  });

  it.each(["presence", "alerts", "tasks", "pins", "panels", "silences", "shares"])(
    "tells a burst of %s in words",
    (family) => {
      const kinds: Record<string, string> = {
        presence: "person_joined",
        alerts: "alert_fired",
        tasks: "task_done",
        pins: "event_pinned",
        panels: "panel_pinned",
        silences: "silence_created",
        shares: "share_opened",
      };
      const names = ["Ada", "Grace", "Linus", "Edsger"];
      const events = names.map((actorName) => eventOf({ kind: kinds[family], actorName, body: "" }));
      const [burst] = arrangeRows(foldEvents(events, { me: ME }), {
        timeZone: "UTC",
        opened: new Set(),
        breakAfter: null,
      });
      const text = burst?.type === "burst" ? textOf(drawn(<BurstLine row={burst} />, locale)) : "";
      expect(text).toMatch(/Ada, Grace, and 2 others|Ada、Grace和其他 2 人|\b4\b/);
      expect(text).not.toMatch(/undefined|\{|burst\./);
    },
  );
});

describe("mentions", () => {
  const mentions = [
    { kind: "person", id: ME, name: "Grace Hopper", handle: "grace" },
    { kind: "team", id: "t1", name: "Payments", handle: "payments" },
  ];
  it.each([
    ["plain text", "ask @grace and @payments"],
    ["Markdown", "**ask** @grace and @payments"],
  ])("are marked in %s, the reader's own more", (_, body) => {
    const markup = row(entryOf({ body, payload: { mentions } }));
    expect(markup).toMatch(/data-mention="mine"[^>]*>@grace</);
    expect(markup).toMatch(/data-mention="other"[^>]*>@payments</);
  });

  it("are only those that the server found, and none in code", () => {
    expect(row(entryOf({ body: "@linus `@grace`", payload: { mentions } }))).not.toContain("data-mention");
  });
});

const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
  "<b>{who}</b>",
  "\u202egnp.exe\u2066",
  "</textarea><script>alert(1)</script>",
];

describe("what somebody else chose", () => {
  it.each(ATTACKS)("runs nothing wherever it is drawn: %s", (attack) => {
    const payload = Object.fromEntries(
      [
        "title",
        "text",
        "alertname",
        "severity",
        "url",
        "comment",
        "outcome",
        "service",
        "version",
        "to",
        "via",
        "from",
        "role",
      ].map((field) => [field, attack]),
    );
    const file = { id: ME, name: attack, mediaType: attack, bytes: 3 };
    const mention = { kind: "person", id: ME, name: attack, handle: "grace" };
    const hostile = { actorName: attack, body: `@grace ${attack}` };
    const markup = [
      ...EVENT_KINDS.map((kind) => row(entryOf({ kind, ...hostile, payload }))),
      row(entryOf({ kind: attack, ...hostile, payload })),
      row(entryOf({ ...hostile, payload: { mentions: [mention], attachments: [file] } })),
      row(
        entryOf(
          hostile,
          { ...hostile, kind: "message_edited" },
          { ...hostile, kind: "reaction_added", payload: { emoji: attack.slice(0, 60) } },
          { ...hostile, kind: "event_pinned" },
          { ...hostile, threadId: "root" },
        ),
      ),
    ].join("");
    const tags = markup.match(/<[^>]*>/g) ?? [];
    for (const tag of tags) {
      const bare = tag.replace(/"[^"]*"/g, '""');
      expect(bare).not.toMatch(/<(?:script|iframe|object|embed|style|form|base)|\son\w+=/i);
      expect(tag).not.toMatch(/(?:href|src|action)="\s*(?:javascript|data|vbscript):/i);
    }
    expect(
      tags.filter((tag) => /^<(?:img|svg)/.test(tag) && /onerror|onload/.test(tag.replace(/"[^"]*"/g, ""))),
    ).toEqual([]);
    expect(markup).not.toMatch(/<script/i);
  });

  it("does not turn the line around it", () => {
    const markup = row(entryOf({ kind: "event_pinned", actorName: "Ada\u202etxt.exe\u200b" }));
    expect(textOf(markup)).toContain("Adatxt.exe pinned an entry");
  });
});
