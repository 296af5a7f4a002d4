import { z } from "zod";
import type { Report, ReportedAlert } from "@/server/intake/contract/reported";
import { LABELS_MAX, checkedAlert } from "@/server/intake/rules/checked-alert";
import { plainText } from "@/server/intake/rules/plain-text";
import { readTime } from "@/server/intake/rules/read-time";
import { refusedWhole } from "@/server/intake/rules/refused-whole";
import { sortReport } from "@/server/intake/rules/sort-report";

const text = z.string().default("").catch("");
const links = z.array(z.object({ href: z.string() })).catch([]);
const details = z
  .union([z.record(z.string(), z.unknown()), z.string()])
  .nullish()
  .catch(null);
const event = z
  .object({
    event_action: z.enum(["trigger", "acknowledge", "resolve"]),
    dedup_key: z.string().min(1).max(255).optional(),
    client: text,
    client_url: text,
    links,
    images: z.array(z.object({ src: z.string() })).catch([]),
    payload: z
      .object({
        summary: z.string().min(1).max(1_024),
        source: z.string().min(1),
        severity: z.enum(["critical", "error", "warning", "info"]),
        timestamp: z.string().optional(),
        component: text,
        group: text,
        class: text,
        custom_details: details,
      })
      .optional(),
  })
  .refine(({ event_action, payload }) => event_action !== "trigger" || payload !== undefined, {
    path: ["payload"],
    message: "a trigger has a payload",
  })
  .refine(({ event_action, dedup_key }) => event_action === "trigger" || dedup_key !== undefined, {
    path: ["dedup_key"],
    message: "only a trigger may leave it out",
  });
const change = z.object({
  payload: z.object({
    summary: z.string().min(1).max(1_024),
    source: text,
    timestamp: z.string().optional(),
    custom_details: details,
  }),
  links,
});

const FACT: Record<z.infer<typeof event>["event_action"], ReportedAlert["fact"]> = {
  trigger: "fires",
  acknowledge: "acknowledged",
  resolve: "ended",
};

function annotationsOf(told: z.infer<typeof details>): Record<string, string> {
  if (!told) return {};
  if (typeof told === "string") return { details: told };
  const entries = Object.entries(told).slice(0, LABELS_MAX - 2);
  return Object.fromEntries(entries.map(([name, value]) => [name, detailText(value)]));
}

/** A detail in one text. What is nested without end has none. */
function detailText(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value);
  } catch {
    return "…";
  }
}

function readChange(body: unknown, receivedAt: string, dedupKey: string): Report {
  const parsed = change.safeParse(body);
  if (!parsed.success) return refusedWhole("shape", parsed.error);
  const {
    payload,
    links: [link],
  } = parsed.data;
  const one = {
    key: dedupKey,
    kind: "change" as const,
    at: readTime(payload.timestamp) ?? receivedAt,
    summary: plainText(payload.summary, 1_024),
    service: plainText(payload.source, 200),
    environment: "",
    version: "",
    url: plainText(link?.href ?? "", 4_096),
  };
  return { group: null, alerts: [], changes: [one], refused: [] };
}

/**
 * Events of PagerDuty's API, version 2: alerts, which have a key and no start of their own, and changes.
 * @param dedupKey what an event is known by that brings no key itself
 */
export function readPagerDuty(body: unknown, receivedAt: string, dedupKey: string): Report {
  const isEvent = typeof body === "object" && body !== null && "event_action" in body;
  if (!isEvent) return readChange(body, receivedAt, dedupKey);
  const parsed = event.safeParse(body);
  if (!parsed.success) return refusedWhole("shape", parsed.error);
  const { event_action, dedup_key = dedupKey, client, client_url, links: hrefs, images, payload } = parsed.data;
  const { component, group, class: kind, source, severity } = payload ?? {};
  const labels = { alertname: payload?.summary, source, severity, component, group, class: kind, client };
  const alert = checkedAlert(
    {
      fact: FACT[event_action],
      fingerprint: dedup_key,
      startsAt: null,
      at: payload?.timestamp,
      ...(event_action === "resolve" && { endsAt: readTime(payload?.timestamp) ?? receivedAt }),
      labels: Object.fromEntries(Object.entries(labels).filter(([, value]) => value)),
      annotations: { ...(payload && { summary: payload.summary }), ...annotationsOf(payload?.custom_details) },
      links: { source: client_url || (hrefs[0]?.href ?? ""), image: images[0]?.src ?? "" },
    },
    "",
    receivedAt,
  );
  return sortReport([alert], null);
}
