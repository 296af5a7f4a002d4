import type { AlertLinks, RefusalReason, RefusedPart, ReportedAlert } from "@/server/intake/contract/reported";
import { labelFingerprint } from "@/server/intake/rules/label-fingerprint";
import { plainText } from "@/server/intake/rules/plain-text";
import { readTime } from "@/server/intake/rules/read-time";

/** An alert as a source tells it, before anything of it is believed. */
export interface ToldAlert {
  fact: ReportedAlert["fact"];
  /** Computed from the labels where there is none. */
  fingerprint?: string;
  /** Null where the source never tells it. */
  startsAt: unknown;
  endsAt?: unknown;
  at?: unknown;
  name?: string;
  labels: Readonly<Record<string, unknown>>;
  annotations?: Readonly<Record<string, unknown>>;
  values?: unknown;
  links?: AlertLinks;
}

export const LABELS_MAX = 256;
export const LABEL_MAX_BYTES = 64 * 1024;
const NAME_MAX = 1_024;
const FINGERPRINT_MAX = 255;
const FIRST_YEAR = 2000;
const DAY_MS = 86_400_000;
/** Some tell the end to the second and the start more exactly. */
const SECOND_MS = 1_000;
/** What Go writes for a time that is not set. */
const NO_TIME = /^0001-01-01T00:00:00(\.0+)?Z$/;

class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    detail: string,
  ) {
    super(detail);
  }
}

/** No character takes more in UTF-8 than three bytes for each UTF-16 unit. */
const isTooLong = (value: string): boolean =>
  value.length > LABEL_MAX_BYTES / 3 && Buffer.byteLength(value) > LABEL_MAX_BYTES;
const isText = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

function texts(told: Readonly<Record<string, unknown>>, what: string): Record<string, string> {
  const names = Object.keys(told);
  if (names.length > LABELS_MAX) throw new Refusal("too_many_labels", `${names.length} ${what}`);
  const kept: Record<string, string> = {};
  for (const name of names) {
    // To set it would set something else.
    if (name === "__proto__") continue;
    const value = told[name];
    if (typeof value !== "string") throw new Refusal("shape", `${what}.${name.slice(0, 100)} is no text`);
    if (name.length > NAME_MAX || isTooLong(value))
      throw new Refusal("label_too_long", `${what}.${name.slice(0, 100)}`);
    if (!isText(name) || !isText(value)) throw new Refusal("not_text", what);
    kept[name] = value;
  }
  return kept;
}

function numbers(told: unknown): Record<string, number> {
  if (typeof told !== "object" || told === null) return {};
  const entries = Object.entries(told).filter(
    (entry): entry is [string, number] => Number.isFinite(entry[1]) && isText(entry[0]) && entry[0].length <= NAME_MAX,
  );
  return Object.fromEntries(entries.slice(0, LABELS_MAX));
}

function checkedStart(told: unknown, receivedAt: string): string | null {
  if (told === null) return null;
  const startsAt = readTime(told);
  if (startsAt === null) throw new Refusal("starts_out_of_range", "startsAt is no time");
  const latest = Date.parse(receivedAt) + DAY_MS;
  if (Number(startsAt.slice(0, 4)) < FIRST_YEAR || startsAt.startsWith("-") || Date.parse(startsAt) > latest)
    throw new Refusal("starts_out_of_range", startsAt);
  return startsAt;
}

function checkedEnd(told: unknown, startsAt: string | null, at: string): string {
  const endsAt = typeof told === "string" && NO_TIME.test(told) ? at : readTime(told ?? at);
  if (endsAt === null) throw new Refusal("shape", "endsAt is no time");
  if (startsAt === null || endsAt >= startsAt) return endsAt;
  if (Date.parse(startsAt) - Date.parse(endsAt) < SECOND_MS) return startsAt;
  throw new Refusal("ends_before_start", `${startsAt} to ${endsAt}`);
}

function checkedFingerprint(told: string | undefined, labels: Record<string, string>): string {
  if (told === undefined || told === "") return labelFingerprint(labels);
  if (told.length > FINGERPRINT_MAX || !isText(told)) throw new Refusal("fingerprint", told.slice(0, 100));
  return told;
}

function isLink(name: string, value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 && value < 2 ** 31;
  if (typeof value !== "string" || value.length > 4_096 || !isText(value)) return false;
  return name === "dashboardUid" || name === "ruleUid" ? value.length <= 100 : /^https?:\/\//i.test(value);
}

/** The links that are addresses, or name something, and not more. */
function checkedLinks(told: AlertLinks): AlertLinks {
  const kept = Object.entries(told).filter(([name, value]) => value !== "" && isLink(name, value));
  return Object.fromEntries(kept);
}

/** What a source told of an alert in the one form that there is here, or why it cannot be taken. */
export function checkedAlert(told: ToldAlert, part: string, receivedAt: string): ReportedAlert | RefusedPart {
  try {
    const labels = texts(told.labels, "labels");
    const annotations = texts(told.annotations ?? {}, "annotations");
    const startsAt = checkedStart(told.startsAt, receivedAt);
    const at = readTime(told.at) ?? receivedAt;
    return {
      fingerprint: checkedFingerprint(told.fingerprint, labels),
      fact: told.fact,
      startsAt,
      endsAt: told.fact === "ended" ? checkedEnd(told.endsAt, startsAt, at) : null,
      at,
      name: plainText(told.name ?? labels.alertname ?? "", NAME_MAX),
      labels,
      annotations,
      values: numbers(told.values),
      links: checkedLinks(told.links ?? {}),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { part, reason: error.reason, detail: error.message };
  }
}
