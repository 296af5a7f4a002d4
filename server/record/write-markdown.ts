import type { StatusSettings } from "@/server/incident/contract/status-settings";
import type { ExportQuery, RecordEntry } from "@/server/record/contract";
import type { RecordReader } from "@/server/record/read-record";
import { type RecordWords, recordWords } from "@/server/record/record-words";
import { markdownQuote, markdownRow, markdownText } from "@/server/record/rules/markdown-text";
import { type NewestForm, applyChanges } from "@/server/record/rules/newest-forms";
import { tellEntry } from "@/server/record/tell-entry";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";

const TIMES = [
  "impactStartedAt",
  "detectedAt",
  "declaredAt",
  "acknowledgedAt",
  "mitigatedAt",
  "resolvedAt",
  "closedAt",
];
const utc = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 19)}`;

/** Fields of the organization beside what every incident has. */
async function fieldsOf(record: RecordReader, words: RecordWords): Promise<[string, string][]> {
  return (await record.fields()).map((field) => {
    const said = field.kind === "yes_no" ? words(`timeline.${field.words}`) : null;
    return [markdownText(field.name), said ?? field.words];
  });
}

async function heading(record: RecordReader, exportedAt: string, words: RecordWords): Promise<string> {
  const { incident } = record;
  const { number, title, summary, status, severity, type } = incident;
  const facts: [string, string][] = [
    [words("record.document.status") ?? "", words(`common.status.${status}`) ?? status],
    [words("record.document.severity") ?? "", words(`common.severity.${severity}.name`) ?? severity],
    ...(type ? [[words("record.document.type") ?? "", type] satisfies [string, string]] : []),
    ...TIMES.flatMap((field): [string, string][] => {
      const time = incident[field];
      return typeof time === "string" ? [[words(`record.document.${field}`) ?? field, utc(time)]] : [];
    }),
    ...(await fieldsOf(record, words)),
    [words("record.document.exportedAt") ?? "", utc(exportedAt)],
  ];
  const rows = facts.map(([name, value]) => markdownRow([name, markdownText(value)])).join("");
  const columns = markdownRow([words("record.document.fact") ?? "", words("record.document.value") ?? ""]);
  const about = summary ? `${markdownText(summary)}\n\n` : "";
  return `# #${number} ${markdownText(title)}\n\n${about}${columns}${markdownRow(["---", "---"])}${rows}\n`;
}

async function peopleOf(record: RecordReader, words: RecordWords): Promise<string> {
  const people = await record.people();
  if (people.length === 0) return "";
  const lines = people.map(({ name, username, roles }) => {
    const held = roles.map((role) => words(`common.role.${role}`) ?? role).join(", ");
    return markdownRow([markdownText(name), markdownText(username), markdownText(held)]);
  });
  const columns = ["name", "username", "roles"].map((name) => words(`record.document.${name}`) ?? name);
  const rule = markdownRow(columns.map(() => "---"));
  return `## ${words("record.document.people")}\n\n${markdownRow(columns)}${rule}${lines.join("")}\n`;
}

/** Lines of the timeline; each names its number in the record, so that it can be found there. */
class Lines {
  #day = "";
  readonly #numbers = new Map<string, number>();

  constructor(
    private readonly words: RecordWords,
    private readonly forms: ReadonlyMap<string, NewestForm>,
  ) {}

  of(entry: RecordEntry): string {
    this.#numbers.set(entry.id, entry.seq);
    if (isSuperseding(entry) && entry.kind !== "event_pinned") return "";
    const day = entry.occurredAt.slice(0, 10);
    const newDay = day === this.#day ? "" : `\n### ${day}\n\n`;
    this.#day = day;
    const time = `\`${entry.occurredAt.slice(11, 19)}\` #${entry.seq}`;
    const thread = entry.threadId === null ? undefined : this.#numbers.get(entry.threadId);
    const answers = thread === undefined ? "" : ` ↳ #${thread}`;
    const told = entry.kind === "message" ? this.#message(entry) : tellEntry(entry, this.words);
    return `${newDay}- ${time}${answers} ${told}\n`;
  }

  #message(entry: RecordEntry): string {
    const form = this.forms.get(entry.id);
    const who = `**${markdownText(entry.actorName) || this.words("timeline.someone")}**`;
    if (form === "deleted") return `${who} *(${this.words("record.document.deleted")})*`;
    const notes = [
      ...(form ? [this.words("record.document.edited")] : []),
      ...(entry.payload.update === true ? [this.words("record.document.keyUpdate")] : []),
    ];
    const said = form?.body ?? entry.body;
    return `${who}${notes.map((note) => ` *(${note})*`).join("")}${said && `\n\n${markdownQuote(said)}\n`}${filesOf(entry)}`;
  }
}

function filesOf({ payload: { attachments } }: RecordEntry): string {
  if (!Array.isArray(attachments)) return "";
  const names = attachments.map((each) => String((each as { name?: unknown } | null)?.name ?? ""));
  return names.length ? `\n  📎 ${names.map(markdownText).join(", ")}\n` : "";
}

/** The incident as a text to read: times in UTC, messages in their newest form, what was deleted without its words. */
export async function* writeMarkdown(
  record: RecordReader,
  { exportedAt, locale, statuses }: { exportedAt: string; locale: ExportQuery["locale"]; statuses: StatusSettings },
): AsyncGenerator<string> {
  const words = recordWords(locale, statuses);
  const forms = new Map<string, NewestForm>();
  for await (const changes of record.changes()) applyChanges(forms, changes);
  yield await heading(record, exportedAt, words);
  yield await peopleOf(record, words);
  yield `## ${words("record.document.timeline")}\n`;
  const lines = new Lines(words, forms);
  for await (const batch of record.shownEntries()) yield batch.map((entry) => lines.of(entry)).join("");
}
