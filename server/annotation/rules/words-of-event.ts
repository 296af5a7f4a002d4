export interface ToldEvent {
  number: number;
  title: string;
  url: string;
  kind: string;
  payload: Record<string, unknown>;
  actorName: string;
}

const DEPLOYED: Record<string, string> = {
  running: "rolling out",
  failed: "failed to roll out",
  cancelled: "cancelled",
};

/** What Grafana shows of an event. Grafana draws the text as HTML: all but our own link is escaped. */
export function wordsOfEvent({ number, title, url, kind, payload, actorName }: ToldEvent): string {
  const value = (key: string) => (typeof payload[key] === "string" ? escaped(payload[key]) : "?");
  const what: Record<string, string> = {
    incident_declared: `declared as ${value("severity")}`,
    status_changed: `${value("from")} → ${value("to")}`,
    severity_changed: `${value("from")} → ${value("to")}`,
    runbook_finished: `runbook ${value("title")} finished`,
    deployment: `${value("service")} ${value("version")} ${DEPLOYED[String(payload.outcome)] ?? "deployed"}`,
  };
  const words = Object.hasOwn(what, kind) ? what[kind] : escaped(kind);
  return `<a href="${escaped(encodeURI(url))}">INC-${number} ${escaped(title)}</a>: ${words} (${escaped(actorName)})`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
