import { blobNames } from "@/server/attachment/blob-names";
import { isPicture } from "@/server/attachment/rules/is-picture";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";

export interface AskedAttachment {
  incidentNumber: number;
  id: string;
  isThumbnail: boolean;
}

/** A file that may be handed out. */
export interface OpenedAttachment {
  blob: string;
  name: string;
  mediaType: string;
  /** Names this very content. */
  tag: string;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

type Naming = "none" | "standing" | "deleted";

/** Whether a message that names the file, in its first or a later form, still stands. */
async function namingOf({ services }: SignedIn, incidentId: string, id: string): Promise<Naming> {
  const { rows } = await services.pool.query<{ naming: Naming }>({
    name: "attachment_naming",
    text: `select case when count(*) = 0 then 'none'
                       when bool_or(not exists (
                         select from timeline_event d
                          where d.supersedes_id = coalesce(e.supersedes_id, e.id) and d.kind = 'message_deleted'))
                       then 'standing' else 'deleted' end as naming
             from timeline_event e
            where e.incident_id = $1 and e.payload ? 'attachments' and e.payload->'attachments' @> $2::jsonb`,
    values: [incidentId, JSON.stringify([{ id }])],
  });
  return rows[0]?.naming ?? "none";
}

/**
 * A file of a room that the viewer may read. Before a message names it, only who sent it can open it.
 * @throws AppError NOT_FOUND, alike for one that is not there, not sent yet or somebody else's; ATTACHMENT_GONE when
 * every message that named it was deleted
 */
export async function openAttachment(context: SignedIn, asked: AskedAttachment): Promise<OpenedAttachment> {
  const incident = await findIncident(context, asked.incidentNumber);
  authorize(context.viewer, "timeline:read", incident);
  const id = UUID.test(asked.id) ? asked.id : null;
  const row = id && (await context.services.db.attachment.findFirst({ where: { id, incidentId: incident.id } }));
  if (!row) throw new AppError("NOT_FOUND");
  const naming = await namingOf(context, incident.id, row.id);
  if (naming === "deleted") throw new AppError("ATTACHMENT_GONE");
  if (naming === "none" && row.uploadedById !== context.viewer.userId) throw new AppError("NOT_FOUND");
  const names = blobNames(row.id);
  if (!asked.isThumbnail) return { blob: names.file, name: row.name, mediaType: row.mediaType, tag: row.sha256 };
  if (!isPicture(row.mediaType)) throw new AppError("NOT_FOUND");
  const name = `${row.name.replace(/\.[^.]*$/, "")}.webp`;
  return { blob: names.thumbnail, name, mediaType: "image/webp", tag: `${row.sha256}-small` };
}
