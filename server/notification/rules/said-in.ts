import type { NotificationKind } from "@/server/notification/contract";

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** What a notification quotes of an event, for why somebody is told of it. */
export function saidIn(
  event: { body: string; payload: Record<string, unknown> },
  kind: NotificationKind,
  incidentTitle: string,
): string {
  if (kind === "role" || kind === "nudge" || kind === "merged") return incidentTitle;
  if (kind === "task") return text(event.payload.title);
  if (kind === "handoff") return text(event.payload.text) || incidentTitle;
  return event.body;
}
