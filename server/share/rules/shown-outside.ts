import type { SharedIncident } from "@/server/share/contract";
import type { TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";

/** What concerns the links themselves, and who is about, is nothing for outsiders. */
const INTERNAL_KINDS: ReadonlySet<string> = new Set([
  "share_created",
  "share_revoked",
  "share_opened",
  "person_joined",
  "person_left",
  "event_pinned",
  // It repeats what was said, which may have been unsaid since.
  "handoff_given",
  // They name another incident, which the link is not for.
  "incident_merged",
  "incident_unmerged",
  // What an organization notes for itself.
  "field_changed",
]);
const IDENTIFIER = /Ids?$/;

/** A run of events as an outsider sees it: the newest words only, nothing that was deleted, and no ids. */
export function shownOutside(events: readonly TimelineEvent[]): SharedIncident["events"] {
  return foldEvents(events, { me: null, withReplies: true })
    .filter(({ event, deleted }) => !deleted && !INTERNAL_KINDS.has(event.kind))
    .map(({ event: { seq, kind, occurredAt, actorName, payload }, body }) => ({
      seq,
      kind,
      occurredAt,
      actorName,
      body,
      // Whom a message calls and which files it carries is for those who can reach them.
      payload: kind === "message" ? {} : told(kind, withoutIds(payload) as Record<string, unknown>),
    }));
}

/** What was still to be done when the status changed is for those inside. */
function told(kind: string, payload: Record<string, unknown>): Record<string, unknown> {
  if (kind !== "status_changed") return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name !== "open" && name !== "fields"));
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).filter(([name]) => !IDENTIFIER.test(name));
  return Object.fromEntries(members.map(([name, inner]) => [name, withoutIds(inner)]));
}
