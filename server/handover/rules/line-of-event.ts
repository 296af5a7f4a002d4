import type { HandoverLine, LineValue } from "@/server/handover/contract";
import { oneLine } from "@/server/handover/rules/open-questions";
import { severitySchema, statusSchema } from "@/server/incident/contract";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { payloadOf } from "@/server/timeline/rules/payload-of";

type Section = "happened" | "tried" | "evidence";
type Told = { section: Section; key: string; values: Record<string, LineValue> };

const TEXT_MAX = 240;

const severityOf = (value: string): LineValue => {
  const known = severitySchema.safeParse(value);
  return known.success ? { severity: known.data } : value;
};
const statusOf = (value: string): LineValue => {
  const known = statusSchema.safeParse(value);
  return known.success ? { status: known.data } : value;
};

function tell({ event, body, marked, deleted }: ShownEntry): Told | null {
  if (marked && !deleted && body)
    return { section: "happened", key: "update", values: { text: oneLine(body, TEXT_MAX) } };
  switch (event.kind) {
    case "incident_declared": {
      const payload = payloadOf(event, "incident_declared");
      return payload && { section: "happened", key: "declared", values: { severity: severityOf(payload.severity) } };
    }
    case "status_changed": {
      const payload = payloadOf(event, "status_changed");
      return payload && { section: "happened", key: "status", values: { to: statusOf(payload.to) } };
    }
    case "incident_paused": {
      const payload = payloadOf(event, "incident_paused");
      const values = payload && { until: { at: payload.until }, reason: oneLine(payload.reason, TEXT_MAX) };
      return values && { section: "happened", key: "paused", values };
    }
    case "incident_resumed":
      return { section: "happened", key: "resumed", values: {} };
    case "severity_changed": {
      const payload = payloadOf(event, "severity_changed");
      const values = payload && { from: severityOf(payload.from), to: severityOf(payload.to) };
      return values && { section: "happened", key: "severity", values };
    }
    case "alert_fired": {
      const payload = payloadOf(event, "alert_fired");
      return payload && { section: "happened", key: "alertFired", values: { alert: payload.alertname } };
    }
    case "alert_resolved": {
      const payload = payloadOf(event, "alert_resolved");
      return payload && { section: "happened", key: "alertResolved", values: { alert: payload.alertname } };
    }
    case "alerts_fired": {
      const payload = payloadOf(event, "alerts_fired");
      return payload && { section: "happened", key: "alertsFired", values: { count: payload.count } };
    }
    case "alerts_resolved": {
      const payload = payloadOf(event, "alerts_resolved");
      return payload && { section: "happened", key: "alertsResolved", values: { count: payload.count } };
    }
    case "deployment": {
      const payload = payloadOf(event, "deployment");
      if (!payload) return null;
      const { service, version, title, outcome } = payload;
      const key =
        outcome === "running" ? "deploymentRunning" : outcome === "failed" ? "deploymentFailed" : "deployment";
      return { section: "happened", key, values: { service, version: version || (title ?? "") } };
    }
    case "task_done": {
      const payload = payloadOf(event, "task_done");
      return payload && { section: "tried", key: "taskDone", values: { title: payload.title } };
    }
    case "runbook_started": {
      const payload = payloadOf(event, "runbook_started");
      return payload && { section: "tried", key: "runbookStarted", values: { title: payload.title } };
    }
    case "runbook_finished": {
      const payload = payloadOf(event, "runbook_finished");
      return payload && { section: "tried", key: "runbookFinished", values: { title: payload.title } };
    }
    case "silence_created": {
      const payload = payloadOf(event, "silence_created");
      return payload && { section: "tried", key: "silence", values: { comment: payload.comment ?? "" } };
    }
    case "annotation_written": {
      const payload = payloadOf(event, "annotation_written");
      return payload && { section: "tried", key: "annotation", values: { text: oneLine(payload.text, TEXT_MAX) } };
    }
    case "evidence_posted": {
      const payload = payloadOf(event, "evidence_posted");
      return payload && { section: "evidence", key: "evidence", values: { title: payload.title } };
    }
    default:
      return null;
  }
}

/** The line that a late reader gets of an event, and under which heading; null for what they need not know. */
export function lineOfEvent(entry: ShownEntry): { section: Section; line: HandoverLine } | null {
  const told = tell(entry);
  if (!told) return null;
  const { seq, occurredAt, actorName } = entry.event;
  const values = { name: actorName, ...told.values };
  return { section: told.section, line: { key: told.key, values, seq, at: occurredAt } };
}
