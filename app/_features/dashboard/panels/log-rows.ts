export const LOG_LEVELS = ["critical", "error", "warning", "info", "debug", "trace", "unknown"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The part of a data frame that is read here. */
interface Frame {
  refId?: string;
  length: number;
  fields: readonly { name: string; type: string; values: ArrayLike<unknown>; labels?: Record<string, string> }[];
}

/** One line of a log. `time` is epoch milliseconds. */
export interface LogRow {
  id: string;
  time: number;
  body: string;
  level: LogLevel;
  labels: Record<string, string>;
}

const LEVEL_WORDS: Record<string, LogLevel> = {
  emerg: "critical",
  fatal: "critical",
  alert: "critical",
  crit: "critical",
  critical: "critical",
  err: "error",
  eror: "error",
  error: "error",
  warn: "warning",
  warning: "warning",
  info: "info",
  information: "info",
  informational: "info",
  notice: "info",
  dbug: "debug",
  debug: "debug",
  trace: "trace",
};
const LEVEL_LABELS = ["detected_level", "level", "lvl", "severity", "severity_text"];
const IN_TEXT =
  /\b(?:level|lvl|severity)["']?\s*[=:]\s*["']?(\w+)|\b(CRITICAL|FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\b/;

function levelOf(named: unknown, labels: Record<string, string>, body: string): LogLevel {
  const label = LEVEL_LABELS.map((name) => labels[name]).find(Boolean);
  const found = IN_TEXT.exec(body.slice(0, 400));
  const word = [named, label, found?.[1], found?.[2]].find((text) => typeof text === "string" && text !== "");
  return LEVEL_WORDS[String(word ?? "").toLowerCase()] ?? "unknown";
}

function rowsOf(frame: Frame): LogRow[] {
  const named = (...names: string[]) => frame.fields.find((field) => names.includes(field.name));
  const time = named("timestamp", "Time") ?? frame.fields.find((field) => field.type === "time");
  const body = named("body", "Line") ?? frame.fields.find((field) => field.type === "string");
  if (!time || !body) return [];
  const [severity, id, labels] = [named("severity", "level"), named("id"), named("labels", "attributes")];
  return Array.from({ length: frame.length }, (_, index) => {
    const text = String(body.values[index] ?? "");
    const own = (labels?.values[index] ?? body.labels ?? {}) as Record<string, string>;
    return {
      id: `${frame.refId ?? ""}-${String(id?.values[index] ?? index)}-${index}`,
      time: Number(time.values[index]),
      body: text,
      level: levelOf(severity?.values[index], own, text),
      labels: own,
    };
  });
}

/** The lines of all frames, newest first unless told otherwise. */
export function logRows(frames: readonly Frame[], ascending: boolean): LogRow[] {
  const rows = frames.flatMap(rowsOf);
  return rows.sort((a, b) => (ascending ? a.time - b.time : b.time - a.time));
}
