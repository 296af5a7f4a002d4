import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import enCommon from "@/messages/en/common.json";
import en from "@/messages/en/timeline.json";
import zhCommon from "@/messages/zh-TW/common.json";
import zhTW from "@/messages/zh-TW/timeline.json";
import { EVENT_KINDS } from "@/server/timeline/contract";
import type { ShownEvent } from "../shown-event";
import { TimelineEventRow } from "../timeline-event-row";

const LANGUAGES = { en: { common: enCommon, timeline: en }, "zh-TW": { common: zhCommon, timeline: zhTW } };
const ID = "00000000-0000-4000-8000-000000000001";
const AT = "2026-11-22T02:41:00.000Z";
const PAYLOADS: Record<string, Record<string, unknown>> = {
  incident_declared: { title: "Checkout errors", severity: "sev2", mode: "live" },
  status_changed: { from: "investigating", to: "fixing" },
  severity_changed: { from: "sev3", to: "sev1" },
  role_assigned: { role: "commander", from: null, to: "Grace" },
  title_changed: { from: "Old", to: "New" },
  type_changed: { from: "Service outage", to: "Security" },
  dashboard_changed: { dashboards: ["Checkout", "Payments"] },
  panel_pinned: { title: "Error rate" },
  panel_unpinned: { title: "Error rate" },
  times_changed: { times: [{ name: "impactStartedAt", from: null, to: AT }], reason: "Graphs show it" },
  incident_paused: { until: AT, reason: "The vendor looks" },
  incident_resumed: { by: "alert", to: "Grace" },
  check_done: { itemId: ID, text: "Customers were told" },
  check_reopened: { itemId: ID, text: "Customers were told" },
  field_changed: { fieldId: ID, name: "Root cause", fieldKind: "select", from: null, to: "Deployment" },
  nudge: { about: "update_overdue", since: AT, to: "Grace" },
  visibility_changed: { from: "organization", to: "private", added: ["Grace"], removed: [] },
  incident_merged: { side: "source", number: 214, title: "Database is slow", alerts: 4, tasks: 2, silences: 1 },
  incident_unmerged: { side: "target", number: 213, alerts: 4, tasks: 0, silences: 0 },
  services_changed: { services: ["Cart"], dashboards: ["Checkout"] },
  task_added: { taskId: ID, title: "Restart checkout", assigneeId: ID, assignee: "Grace", dueAt: AT },
  task_changed: {
    taskId: ID,
    title: "Restart checkout",
    before: { title: "Restart", assignee: null, dueAt: null },
    after: { title: "Restart checkout", assignee: "Grace", dueAt: AT },
  },
  task_done: { taskId: ID, title: "Restart checkout" },
  task_reopened: { taskId: ID, title: "Restart checkout" },
  task_dropped: { taskId: ID, title: "Restart checkout" },
  handoff_given: {
    to: "Grace",
    text: "Mind the cache",
    pack: {
      status: "fixing",
      severity: "sev2",
      startedAt: AT,
      roles: [{ role: "comms_lead", name: "Ada" }],
      tasks: { open: [{ title: "Restart checkout", assignee: "Ada", dueAt: AT }], more: 2 },
      silences: {
        standing: [
          { comment: "Rolling back", matchers: 'team="shop"', by: "Ada", endsAt: AT, endsWithIncident: false },
        ],
        more: 1,
      },
      questions: [{ seq: 4, name: "Ada", body: "Who restarted it?" }],
      nextUpdateDueAt: AT,
      lastUpdate: { seq: 3, at: AT, body: "Rolling back" },
    },
  },
  evidence_posted: { title: "Error rate", reason: "posted" },
  evidence_missing: { reason: "resolved", missing: 2, all: 5, titles: ["Error rate"], code: "GRAFANA_UNREACHABLE" },
  annotation_written: { text: "rolled back", at: AT },
  alert_fired: {
    alertname: "HighErrorRate",
    labels: {},
    severity: "critical",
    startsAt: AT,
    url: "https://a.example/1",
  },
  alert_resolved: { alertname: "HighErrorRate", labels: {}, startsAt: AT },
  alert_attached: { alertname: "HighErrorRate", labels: {}, startsAt: AT },
  alert_detached: { alertname: "HighErrorRate", labels: {}, startsAt: AT },
  alerts_fired: { count: 980, names: ["HighErrorRate", "Disk", "Latency", "Queue"], groupKey: "{}" },
  alerts_resolved: { count: 980, names: ["HighErrorRate", "Disk"] },
  silence_created: { silenceId: "1", comment: "known", endsAt: "2026-11-22T04:00:00.000Z" },
  silence_expired: { silenceId: "1" },
  runbook_started: { runId: "1", title: "Restart checkout" },
  runbook_finished: { runId: "1", title: "Restart checkout", outcome: "done" },
  deployment: { service: "checkout", version: "v87", url: "https://ci.example/87" },
  paged: { to: "Grace", via: "SMS" },
  share_created: { shareId: "1", expiresAt: "2026-11-29T03:00:00.000Z" },
};

function markupOf(locale: keyof typeof LANGUAGES, event: Partial<ShownEvent>): string {
  const missing: string[] = [];
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="UTC"
      messages={LANGUAGES[locale]}
      onError={(error) => missing.push(error.message)}
    >
      <TimelineEventRow
        event={{
          seq: 1,
          kind: "message",
          occurredAt: "2026-11-22T02:53:10.000Z",
          actorName: "Ada",
          body: "",
          payload: {},
          ...event,
        }}
      />
    </NextIntlClientProvider>,
  );
  expect(missing).toEqual([]);
  return markup;
}

const textOf = (...asked: Parameters<typeof markupOf>): string => markupOf(...asked).replace(/<[^>]+>/g, "");

const ATTACK = `"'><img src=x onerror=alert(1)><script>alert(1)</script><b onclick=alert(1)>{x}</b>`;
/** What the schemas check: times, ids and addresses stay what they are. */
const CHECKED = /^\d{4}-|^https:|^[\da-f-]{36}$/;

/** The same payload with every other text in it turned into markup. */
function hostile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hostile);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hostile(each)]));
  return typeof value === "string" && !CHECKED.test(value) ? ATTACK : value;
}

describe.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])("a line in %s", (locale) => {
  it.each(EVENT_KINDS)("tells %s in words, with the time and never with its code name", (kind) => {
    const text = textOf(locale, {
      kind,
      payload: PAYLOADS[kind] ?? {},
      body: kind === "message" ? "taking command" : "",
    });
    expect(text).toContain("02:53");
    expect(text.replace(/02:53/, "").length).toBeGreaterThan(5);
    expect(text).not.toMatch(/\w_\w|undefined|null|\{/);
  });

  it.each(EVENT_KINDS)("can still be read when %s carries nothing that was expected", (kind) => {
    expect(textOf(locale, { kind, payload: {}, actorName: "" })).not.toMatch(/undefined|null|\[object/);
  });

  it.each(EVENT_KINDS)("shows what %s carries as text: none of it becomes markup", (kind) => {
    const payload = hostile(PAYLOADS[kind] ?? {}) as Record<string, unknown>;
    const markup = markupOf(locale, { kind, payload, actorName: ATTACK, body: ATTACK });
    expect(markup).not.toMatch(/<(?:img|script)\b|<[^>]*\son\w+=/i);
  });

  it("makes no link of an address that runs something", () => {
    const alert = { ...PAYLOADS.alert_fired, url: "javascript:alert(1)" };
    const deployment = { ...PAYLOADS.deployment, url: "data:text/html,<script>alert(1)</script>" };
    for (const [kind, payload] of Object.entries({ alert_fired: alert, deployment }))
      expect(markupOf(locale, { kind, payload })).not.toMatch(/href=/);
  });

  it("tells a kind that this build does not know as it came", () => {
    expect(textOf(locale, { kind: "rollback_started", body: "checkout v86" })).toContain(
      "rollback_started: checkout v86",
    );
  });

  it("marks what was told later than it happened", () => {
    expect(textOf(locale, { body: "deploy", recordedAt: "2026-11-22T03:20:00.000Z" })).toContain("03:20");
  });
});

it("says from where to where", () => {
  expect(textOf("en", { kind: "status_changed", payload: { from: "fixing", to: "monitoring" } })).toContain(
    "Ada changed the status: Fixing → Monitoring",
  );
  const open = ["Tell customers", "Turn the flag back"];
  const anyway = { from: "fixing", to: "resolved", reason: "It can wait", open };
  expect(textOf("en", { kind: "status_changed", payload: anyway })).toContain(
    "Fixing → Resolved It can wait Open in the checklist: Tell customers; Turn the flag back",
  );
  expect(textOf("en", { kind: "incident_resumed", payload: { by: "time" } })).toContain("The pause is over");
  expect(textOf("en", { kind: "incident_resumed", payload: { by: "status" } })).toContain("the status changes");
  expect(textOf("zh-TW", { kind: "severity_changed", payload: { from: "sev3", to: "sev1" } })).toContain("SEV3 → SEV1");
  expect(textOf("en", { kind: "role_assigned", payload: { role: "scribe", from: "Ada", to: null } })).toContain(
    "left the role Scribe open",
  );
  const field = { fieldId: ID, name: "Customers told", fieldKind: "yes_no", from: "no", to: "yes" };
  expect(textOf("en", { kind: "field_changed", payload: field })).toContain("Ada changed Customers told: no → yes");
  expect(textOf("zh-TW", { kind: "field_changed", payload: { ...field, to: null } })).toContain("清空 Customers told");
  const many = { ...field, name: "Customers", fieldKind: "number", from: null, to: "12000" };
  expect(textOf("en", { kind: "field_changed", payload: many })).toContain("Ada set Customers to 12,000");
  const services = { services: ["Cart", "Payments"], dashboards: ["Checkout"] };
  expect(textOf("en", { kind: "services_changed", payload: services })).toContain(
    "Ada set the services: Cart and Payments. Their dashboards came along: Checkout",
  );
  expect(textOf("en", { kind: "incident_declared", payload: { title: "T", severity: "sev2", ...services } })).toContain(
    "SEV2. It is about Cart and Payments. Their dashboards came along: Checkout",
  );
});

it("tells the times of what was over when it was declared", () => {
  const times = [
    { name: "impactStartedAt", at: "2026-11-20T01:10:00.000Z" },
    { name: "resolvedAt", at: "2026-11-20T02:25:00.000Z" },
  ];
  const payload = { title: "T", severity: "sev2", mode: "retrospective", times, services: ["Cart"] };
  expect(textOf("en", { kind: "incident_declared", payload })).toMatch(
    /SEV2 \(over already: Impact began → 11\/20\/26, 01:10 and Resolved → 11\/20\/26, 02:25\)\. It is about Cart/,
  );
  expect(textOf("zh-TW", { kind: "incident_declared", payload })).toContain("（當時已結束：");
  expect(textOf("en", { kind: "incident_declared", payload: { ...payload, times: "all" } })).toContain("SEV2. It");
});
