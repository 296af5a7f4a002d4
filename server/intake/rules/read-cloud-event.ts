import { z } from "zod";
import type { RefusedPart, Report, ReportedAlert, ReportedChange } from "@/server/intake/contract/reported";
import { checkedAlert } from "@/server/intake/rules/checked-alert";
import { plainText } from "@/server/intake/rules/plain-text";
import { readTime } from "@/server/intake/rules/read-time";
import { refusedWhole } from "@/server/intake/rules/refused-whole";

export const EVENTS_MAX = 1_000;
const text = z.string().default("").catch("");
const cloudEvent = z.object({
  specversion: z.literal("1.0"),
  id: z.string().min(1).max(255),
  source: z.string().min(1).max(2_000),
  type: z.string().min(1).max(500),
  time: z.unknown().optional(),
  subject: text,
  data: z.unknown().optional(),
});
export type CloudEvent = z.infer<typeof cloudEvent>;

const content = z.object({
  description: text,
  environment: z.object({ id: text }).catch({ id: "" }),
  service: z.object({ id: text }).catch({ id: "" }),
  artifactId: text,
});
/** https://github.com/cdevents/spec: what happened stands in the type, to what in the subject. */
const cdEvent = z.object({
  context: z.object({ timestamp: z.unknown().optional() }).catch({ timestamp: undefined }),
  subject: z.object({
    id: z.string().min(1).max(200),
    source: text,
    content: content.catch({ description: "", environment: { id: "" }, service: { id: "" }, artifactId: "" }),
  }),
});
const CDEVENTS = /^dev\.cdevents\.(incident|service)\.(\w+)\./;
const INCIDENT: Record<string, ReportedAlert["fact"]> = { detected: "fires", reported: "fires", resolved: "ended" };
const SERVICE: Record<string, ReportedChange["kind"]> = {
  deployed: "deployment",
  published: "deployment",
  upgraded: "deployment",
  rolledback: "rollback",
  removed: "removal",
};

function headersOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => name.startsWith("ce-"));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(3), decoded(value)]));
}

/** Values of headers may be percent-encoded. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The events of a call: in the body, several in the body, or one whose attributes are headers. */
function eventsOf(body: unknown, headers: Readonly<Record<string, string>>): unknown[] {
  if ("ce-specversion" in headers) return [{ ...headersOf(headers), data: body }];
  return Array.isArray(body) ? body.slice(0, EVENTS_MAX) : [body];
}

type Read = { alert: ReportedAlert | RefusedPart } | { change: ReportedChange } | { other: CloudEvent };

function readOne(event: CloudEvent, part: string, receivedAt: string): Read | null {
  const [, about, what = ""] = CDEVENTS.exec(event.type) ?? [];
  if (about === undefined) return event.type.startsWith("dev.cdevents.") ? null : { other: event };
  const parsed = cdEvent.safeParse(event.data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = [part, "data", ...(issue?.path ?? [])].join(".");
    return { alert: { part: at, reason: "shape", detail: issue?.message ?? "" } };
  }
  const { context, subject } = parsed.data;
  const { description, environment, service, artifactId } = subject.content;
  const at = readTime(context.timestamp) ?? readTime(event.time) ?? receivedAt;
  const fact = INCIDENT[what];
  if (about === "incident" && fact) {
    const labels = { alertname: description || subject.id, service: service.id, environment: environment.id };
    const told = {
      fact,
      fingerprint: subject.id,
      startsAt: null,
      at,
      endsAt: at,
      labels: Object.fromEntries(Object.entries({ ...labels, source: event.source }).filter(([, value]) => value)),
      annotations: description ? { summary: description } : {},
      links: { source: subject.source },
    };
    return { alert: checkedAlert(told, part, receivedAt) };
  }
  const kind = SERVICE[what];
  if (about !== "service" || !kind) return null;
  const change = {
    key: plainText(`${event.source}/${event.id}`, 500),
    kind,
    at,
    summary: plainText(`${subject.id} ${what}`, 500),
    service: plainText(subject.id, 200),
    environment: plainText(environment.id, 200),
    version: plainText(artifactId, 500),
    url: plainText(subject.source, 4_096),
  };
  return { change };
}

/** Events whose type nobody here knows: a mapping may. */
export interface UnknownEvents {
  others: { part: string; event: CloudEvent }[];
}

/** CloudEvents 1.0 in any of their three forms; of CDEvents incidents and deployments are known, the rest passes by. */
export function readCloudEvents(
  body: unknown,
  headers: Readonly<Record<string, string>>,
  receivedAt: string,
): Report & UnknownEvents {
  const report: Report & UnknownEvents = { group: null, alerts: [], changes: [], refused: [], others: [] };
  const events = eventsOf(body, headers);
  for (const [index, one] of events.entries()) {
    const part = events.length > 1 || Array.isArray(body) ? String(index) : "";
    const parsed = cloudEvent.safeParse(one);
    if (!parsed.success) {
      report.refused.push(
        ...refusedWhole("shape", parsed.error).refused.map((each) => ({
          ...each,
          part: [part, each.part].filter(Boolean).join("."),
        })),
      );
      continue;
    }
    const read = readOne(parsed.data, part, receivedAt);
    if (!read) continue;
    if ("other" in read) report.others.push({ part, event: read.other });
    else if ("change" in read) report.changes.push(read.change);
    else if ("part" in read.alert) report.refused.push(read.alert);
    else report.alerts.push(read.alert);
  }
  return report;
}
