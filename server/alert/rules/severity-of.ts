import type { RuleSettings } from "@/server/alert/contract/routing";

type Severity = NonNullable<RuleSettings["severity"]>;

const KNOWN: Readonly<Record<string, Severity>> = {
  page: "sev1",
  emergency: "sev1",
  disaster: "sev1",
  critical: "sev2",
  high: "sev2",
  error: "sev3",
  major: "sev3",
  warning: "sev4",
  minor: "sev4",
  info: "sev5",
  none: "sev5",
};
const NUMBERED = /^(?:sev|p)-?([1-5])$/;
const UNKNOWN: Severity = "sev3";

/** The severity of an incident that labels lead to; `otherwise` where nothing says it. */
export function severityOf(
  labels: Readonly<Record<string, string>>,
  { severity, severityLabel, severityMap }: Pick<RuleSettings, "severity" | "severityLabel" | "severityMap">,
  otherwise: Severity = UNKNOWN,
): Severity {
  if (severity) return severity;
  const told = labels[severityLabel] ?? "";
  const word = told.toLowerCase();
  const number = NUMBERED.exec(word)?.[1];
  const mapped = Object.hasOwn(severityMap, told) ? severityMap[told] : undefined;
  if (mapped) return mapped;
  if (number) return `sev${number}` as Severity;
  return (Object.hasOwn(KNOWN, word) ? KNOWN[word] : undefined) ?? otherwise;
}
