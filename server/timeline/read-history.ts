import type { SignedIn } from "@/server/platform/context";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { HistoryInput, MessageHistory, MessageVersion } from "@/server/timeline/contract/conversation";
import { readEvent } from "@/server/timeline/read-event";
import { readableScope } from "@/server/timeline/readable-scope";
import { rowsOf } from "@/server/timeline/rows-of";
import { payloadOf } from "@/server/timeline/rules/payload-of";

const CHANGES = `
  select timeline_event_wire(t) as event from timeline_event t
   where t.supersedes_id = $2::uuid and t.incident_id = $1::uuid and t.kind in ('message_edited', 'message_deleted')
   order by t.seq`;

/**
 * All that a message ever said, to everybody who may read the room: nothing is ever unsaid in the record.
 * @throws AppError NOT_FOUND, also for an event of another incident
 */
export async function readHistory(
  context: SignedIn,
  { incidentNumber, eventId }: HistoryInput,
): Promise<MessageHistory> {
  const { pool } = context.services;
  const { incidentId } = await readableScope(context, incidentNumber);
  const first = await readEvent(pool, incidentId, eventId);
  const rows = await rowsOf<{ event: TimelineEvent }>(pool, CHANGES, [incidentId, eventId]);
  const changes = rows.map(({ event }) => event);
  const deletion = changes.find(({ kind }) => kind === "message_deleted");
  const edits = changes.filter(({ kind }) => kind === "message_edited");
  return { versions: [first, ...edits].map(versionOf), deleted: deletion ? doneBy(deletion) : null };
}

function versionOf(event: TimelineEvent): MessageVersion {
  const { mentions = [], attachments = [] } = payloadOf(event, "message") ?? payloadOf(event, "message_edited") ?? {};
  return { ...doneBy(event), seq: event.seq, body: event.body, mentions, attachments };
}

const doneBy = ({ recordedAt: at, actorId: id, actorName: name }: TimelineEvent) => ({ at, by: { id, name } });
