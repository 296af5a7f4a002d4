import type { MomentKind } from "@/app/_lib/moments";
import type { MomentEvent } from "@/server/timeline/contract/moments";

/** An event that mattered: of what kind, and which words say it with which values. */
export interface KeyEvent {
  kind: MomentKind;
  words: string;
  values: Record<string, string>;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A change that is under way, or failed, is told as such. */
const deploymentWords = (outcome: unknown): string =>
  outcome === "running" ? "deploymentRunning" : outcome === "failed" ? "deploymentFailed" : "deployment";

/** What an event is marked as over time; null for one that is not marked. */
export function keyMomentOf({ kind, payload }: Pick<MomentEvent, "kind" | "payload">): KeyEvent | null {
  const { title, to, role, service, version, alertname } = payload;
  const made = (of: MomentKind, words: string, values: Record<string, unknown>): KeyEvent => ({
    kind: of,
    words,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)])),
  });
  switch (kind) {
    case "incident_declared":
      return made("declared", "declared", { title });
    case "status_changed":
      return made("status", "status", { to });
    case "severity_changed":
      return made("severity", "severity", { to });
    case "role_assigned":
      return made("role", text(to) ? "role" : "roleTaken", { role, to });
    case "evidence_posted":
      return made("evidence", "evidence", { title });
    case "annotation_written":
      return made("annotation", "annotation", { text: payload.text });
    case "alert_fired":
      return made("alert", "alertFired", { name: alertname });
    case "alert_resolved":
      return made("alert", "alertResolved", { name: alertname });
    case "alerts_fired":
      return made("alert", "alertsFired", { count: String(payload.count) });
    case "alerts_resolved":
      return made("alert", "alertsResolved", { count: String(payload.count) });
    case "deployment":
      return made("deployment", deploymentWords(payload.outcome), { service, version: version || payload.title });
    case "runbook_started":
      return made("runbook", "runbookStarted", { title });
    case "runbook_finished":
      return made("runbook", "runbookFinished", { title });
    default:
      return null;
  }
}
