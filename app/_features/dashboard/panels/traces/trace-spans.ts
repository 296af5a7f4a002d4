import { jsonCell } from "../json-cell";

export interface SpanTag {
  key: string;
  value: string;
}

/** Something that happened within a span; `time` is epoch milliseconds. */
export interface SpanEvent {
  time: number;
  name: string;
  tags: SpanTag[];
}

/** One span of a trace. Times are milliseconds, with parts of them. */
export interface TraceSpan {
  traceId: string;
  id: string;
  parentId: string | null;
  name: string;
  service: string;
  start: number;
  duration: number;
  kind: string;
  isError: boolean;
  statusMessage: string;
  library: string;
  tags: SpanTag[];
  process: SpanTag[];
  events: SpanEvent[];
  references: { traceId: string; spanId: string }[];
  warnings: string[];
}

/** The part of a data frame that is read here. */
export interface TraceFrame {
  length: number;
  fields: readonly { name: string; values: ArrayLike<unknown> }[];
}

/** OpenTelemetry's number for an error. */
const STATUS_ERROR = 2;

const text = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};
const number = (value: unknown): number => (Number.isFinite(Number(value)) ? Number(value) : 0);
const list = (value: unknown): Record<string, unknown>[] => {
  const parsed = jsonCell(value);
  const isObject = (each: unknown): each is Record<string, unknown> => typeof each === "object" && each !== null;
  return Array.isArray(parsed) ? parsed.filter(isObject) : [];
};
const tagsOf = (value: unknown): SpanTag[] =>
  list(value).map((tag) => ({ key: text(tag.key), value: text(tag.value) }));

function eventOf(log: Record<string, unknown>): SpanEvent {
  const tags = tagsOf(log.fields);
  const name = text(log.name) || (tags.find(({ key }) => key === "event")?.value ?? "");
  return { time: number(log.timestamp), name, tags };
}

/** Warnings come as a list, or as a text. */
function warningsOf(value: unknown): string[] {
  const parsed = jsonCell(value);
  return Array.isArray(parsed) ? parsed.map(text) : text(value) === "" ? [] : [text(value)];
}

/** Whether a frame holds spans, and not a list of traces. */
export function isTraceFrame(frame: TraceFrame): boolean {
  const names = new Set(frame.fields.map(({ name }) => name));
  return ["traceID", "spanID", "startTime"].every((name) => names.has(name));
}

/** The spans of one frame as Tempo, Jaeger and Zipkin send it, in stored order. */
export function traceSpans(frame: TraceFrame): TraceSpan[] {
  const columns = new Map(frame.fields.map(({ name, values }) => [name, values]));
  return Array.from({ length: frame.length }, (_, row) => {
    const at = (name: string): unknown => columns.get(name)?.[row];
    const tags = tagsOf(at("tags"));
    const said = (key: string) => tags.find((tag) => tag.key === key)?.value ?? "";
    const status = at("statusCode");
    const parentId = text(at("parentSpanID"));
    return {
      traceId: text(at("traceID")),
      id: text(at("spanID")),
      parentId: /^0*$/.test(parentId) ? null : parentId,
      name: text(at("operationName")),
      service: text(at("serviceName")),
      start: number(at("startTime")),
      duration: Math.max(0, number(at("duration"))),
      kind: text(at("kind")) || said("span.kind"),
      isError: Number(status) === STATUS_ERROR || said("error") === "true",
      statusMessage: text(at("statusMessage")),
      library: [at("instrumentationLibraryName"), at("instrumentationLibraryVersion")].map(text).join(" ").trim(),
      tags,
      process: tagsOf(at("serviceTags")),
      events: list(at("logs")).map(eventOf),
      references: list(at("references")).map((each) => ({ traceId: text(each.traceID), spanId: text(each.spanID) })),
      warnings: warningsOf(at("warnings")),
    };
  });
}
