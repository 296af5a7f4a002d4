import type { RecordEntry } from "@/server/record/contract";
import type { RecordWords } from "@/server/record/record-words";
import { entryKey } from "@/server/record/rules/entry-key";
import { markdownText } from "@/server/record/rules/markdown-text";

const YES_NO = /^(?:yes|no)$/;
const LABELS: Record<string, (field: string, value: string, payload: Told["payload"]) => string | null> = {
  status_changed: (_field, value) => `common.status.${value}`,
  severity_changed: (_field, value) => `common.severity.${value}.name`,
  incident_declared: (field, value) => (field === "severity" ? `common.severity.${value}.name` : null),
  role_assigned: (field, value) => (field === "role" ? `common.role.${value}` : null),
  field_changed: (field, value, { fieldKind }) =>
    fieldKind === "yes_no" && field !== "name" && YES_NO.test(value) ? `timeline.${value}` : null,
};

type Told = Pick<RecordEntry, "kind" | "payload" | "actorName">;

/** What an entry carries, as words; lists under the name that the product's texts have for them, too. */
function valuesOf({ kind, payload }: Told, words: RecordWords): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [field, value] of Object.entries(payload)) {
    if (Array.isArray(value)) values[field] = markdownText(value.filter((each) => typeof each === "string").join(", "));
    if (typeof value === "number") values[field] = String(value);
    if (typeof value !== "string") continue;
    const label = LABELS[kind]?.(field, value, payload);
    values[field] = markdownText((label && words(label)) ?? value);
  }
  if (values.dashboards !== undefined) values.titles ??= values.dashboards;
  return values;
}

/** Kinds whose reason somebody wrote. */
const WITH_REASON = new Set(["status_changed", "times_changed", "incident_paused"]);

/** Why it was done, and what was left open by it. */
function afterwords({ kind }: Told, { reason, open, fields }: Record<string, string>, words: RecordWords): string {
  const left = open && words("timeline.statusOpen", { items: open });
  const empty = fields && words("timeline.statusFields", { fields });
  return [reason && WITH_REASON.has(kind) ? `“${reason}”` : "", left, empty].map((each) => each && ` ${each}`).join("");
}

/** One line that tells an entry which is no message; of a kind without words, what it carries. */
export function tellEntry(entry: Told, words: RecordWords): string {
  const who = markdownText(entry.actorName) || (words("timeline.someone") ?? "");
  const b = (chunks: string) => (chunks ? `**${chunks}**` : "");
  const values = valuesOf(entry, words);
  const told = words(`timeline.${entryKey(entry.kind, entry.payload)}`, { who, b, ...values });
  if (told) return told + afterwords(entry, values, words);
  const facts = Object.entries(values)
    .map(([field, value]) => `${markdownText(field)}: ${value}`)
    .join("; ");
  return `${who}: ${markdownText(entry.kind)}${facts && ` (${facts})`}`;
}
