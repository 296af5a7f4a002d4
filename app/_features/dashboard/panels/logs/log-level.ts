const LOG_LEVELS = ["critical", "error", "warning", "info", "debug", "trace", "unknown"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

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
const LEVEL_LABELS = ["detected_level", "level", "lvl", "loglevel", "severity", "severity_text"];
const IN_TEXT =
  /\b(?:level|lvl|severity)["']?\s*[=:]\s*["']?(\w+)|\b(CRITICAL|FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\b/;
/** Levels stand near the start of a line; a stack trace behind it names many. */
const LOOKED_AT = 400;

/** The level of a line: what its frame names, else what a label says, else what the line itself says. */
export function logLevel(named: unknown, labels: Record<string, string>, body: string): LogLevel {
  const label = LEVEL_LABELS.map((name) => labels[name]).find(Boolean);
  const found = IN_TEXT.exec(body.slice(0, LOOKED_AT));
  const word = [named, label, found?.[1], found?.[2]].find((text) => typeof text === "string" && text !== "");
  return LEVEL_WORDS[String(word ?? "").toLowerCase()] ?? "unknown";
}
