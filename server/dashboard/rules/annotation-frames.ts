import type { Annotation, StoredAnnotationQuery } from "../contract";

const MOST_MARKS = 500;

/** The part of an answer's frames that is read here. */
export interface AnnotationFrame {
  schema?: {
    meta?: { custom?: { calculatedMinStep?: number } };
    fields?: {
      name?: string;
      type?: string;
      labels?: Record<string, string>;
      config?: { interval?: number };
    }[];
  };
  data?: { values?: unknown[][] };
}

type Labels = Readonly<Record<string, unknown>>;
type Mark = Omit<Annotation, "id" | "panelId">;

const text = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
/** `{{label}}` stands for a label's value; one that is missing for its own name. */
const filled = (format: unknown, labels: Labels): string =>
  typeof format === "string"
    ? format.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_, name: string) => text(labels[name] ?? name))
    : "";

function tagsOf(keys: unknown, labels: Labels): string[] {
  const names = typeof keys === "string" ? keys.split(",").map((name) => name.trim()) : [];
  return names.flatMap((name) => (labels[name] === undefined ? [] : [text(labels[name])]));
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(text) : text(value).split(","))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");

/** Epoch milliseconds of a cell; columns that are no times may hold seconds. */
function momentOf(value: unknown): number | null {
  const number = typeof value === "string" && !/^\d+(\.\d+)?$/.test(value) ? Date.parse(value) : Number(value);
  if (value === null || value === undefined || value === "" || !Number.isFinite(number)) return null;
  return Math.round(Math.abs(number) < 1e11 ? number * 1000 : number);
}

/** Samples of at least one, each a mark; those that follow each other by a step are one region. */
function ofSeries(frame: AnnotationFrame, query: StoredAnnotationQuery): Mark[] {
  const fields = frame.schema?.fields ?? [];
  const times = frame.data?.values?.[fields.findIndex(({ type }) => type === "time")] ?? [];
  const at = fields.findIndex(({ type }) => type === "number");
  const values = frame.data?.values?.[at] ?? [];
  const { labels = {} } = fields[at] ?? {};
  const step =
    fields.find(({ type }) => type === "time")?.config?.interval ??
    frame.schema?.meta?.custom?.calculatedMinStep ??
    60_000;
  const marks: Mark[] = [];
  for (const [row, value] of values.entries()) {
    if (Number(value) < 1 || value === null) continue;
    const time = query.useValueForTime === true ? momentOf(value) : momentOf(times[row]);
    const last = marks.at(-1);
    if (time === null) continue;
    if (last && query.useValueForTime !== true && time - last.timeEnd <= step) last.timeEnd = time;
    else if (last?.time !== time) {
      const words = { title: filled(query.titleFormat, labels), text: filled(query.textFormat, labels) };
      marks.push({ time, timeEnd: time, ...words, tags: tagsOf(query.tagKeys, labels) });
    }
  }
  return marks;
}

function ofLogs(frame: AnnotationFrame, query: StoredAnnotationQuery): Mark[] {
  const fields = frame.schema?.fields ?? [];
  const column = (...names: string[]) =>
    frame.data?.values?.[fields.findIndex(({ name = "" }) => names.includes(name.toLowerCase()))] ?? [];
  const [times, lines, labels] = [column("time", "timestamp"), column("line", "body"), column("labels")];
  return times.flatMap((cell, row): Mark[] => {
    const time = momentOf(cell);
    const own = (labels[row] ?? {}) as Labels;
    const words = { title: filled(query.titleFormat, own), text: filled(query.textFormat, own) || text(lines[row]) };
    return time === null ? [] : [{ time, timeEnd: time, ...words, tags: tagsOf(query.tagKeys, own) }];
  });
}

interface Mapping {
  source?: "field" | "text" | "skip";
  value?: string;
  regex?: string;
}

function ofTable(frame: AnnotationFrame, query: StoredAnnotationQuery): (Mark & { color?: string })[] {
  const fields = frame.schema?.fields ?? [];
  const columns = frame.data?.values ?? [];
  const mappings = (query.mappings ?? {}) as Record<string, Mapping | undefined>;
  const firstOf = (type: string) => fields.findIndex((field) => field.type === type);
  const named = (name: string) => fields.findIndex((field) => field.name?.toLowerCase() === name.toLowerCase());
  const cell = (part: string, row: number, fallback = -1): unknown => {
    const { source = "field", value, regex } = mappings[part] ?? {};
    if (source === "skip") return undefined;
    if (source === "text") return value;
    const index = named(value || part);
    const found = columns[index === -1 && !value ? fallback : index]?.[row];
    if (!regex) return found;
    try {
      const match = new RegExp(regex).exec(text(found));
      return match ? (match[1] ?? match[0]) : undefined;
    } catch {
      return found;
    }
  };
  return (columns[0] ?? []).flatMap((_, row) => {
    const time = momentOf(cell("time", row, firstOf("time")));
    if (time === null) return [];
    const color = text(cell("color", row));
    const timeEnd = momentOf(cell("timeEnd", row)) ?? time;
    const words = { title: text(cell("title", row)), text: text(cell("text", row, firstOf("string"))) };
    return [{ time, timeEnd, ...words, tags: listOf(cell("tags", row)), ...(color === "" ? {} : { color }) }];
  });
}

function marksOf(frame: AnnotationFrame, query: StoredAnnotationQuery, kind: string): Mark[] {
  if (query.mappings && Object.keys(query.mappings).length > 0) return ofTable(frame, query);
  if (kind === "prometheus") return ofSeries(frame, query);
  const isLog = frame.schema?.fields?.some(({ name = "" }) => /^(?:line|body)$/i.test(name));
  return kind === "loki" && isLog ? ofLogs(frame, query) : ofTable(frame, query);
}

/** The marks that the answer to a stored annotation query means, by the kind of its data source; the newest 500. */
export function annotationsInFrames(
  frames: readonly AnnotationFrame[],
  query: StoredAnnotationQuery,
  kind: string,
): Annotation[] {
  const marks = frames.flatMap((frame) => marksOf(frame, query, kind));
  return marks
    .sort((a, b) => b.time - a.time)
    .slice(0, MOST_MARKS)
    .map((mark, index) => ({ ...mark, id: `${query.name}-${index}`, panelId: 0 }));
}
