import { createReadStream } from "node:fs";
import { blobNames } from "@/server/attachment/blob-names";
import { INCIDENT_MAX_BYTES } from "@/server/attachment/contract";
import { refOf } from "@/server/attachment/ref-of";
import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Attachment } from "@/server/platform/prisma-client/client";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";

export interface NewAttachment {
  id: string;
  organizationId: string;
  incidentId: string;
  uploadedById: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  width: number | null;
  height: number | null;
}

export interface AttachmentContent {
  /** The file as it came, or the one that was written anew. */
  file: string | Buffer;
  thumbnail?: Buffer;
}

async function* once(buffer: Buffer) {
  if (buffer.byteLength > 0) yield buffer;
}

/**
 * One after the other for each incident, so that two uploads cannot both take the last room.
 * @returns the row of an earlier attempt where there is one
 */
async function takeRoom({ db }: Services, row: NewAttachment): Promise<NewAttachment | Attachment> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`attachments ${row.incidentId}`}, 0))`;
    const known = await tx.attachment.findUnique({ where: { id: row.id } });
    if (known && known.sha256 !== row.sha256) throw new AppError("CONFLICT");
    if (known) return known;
    const taken = await tx.attachment.aggregate({ where: { incidentId: row.incidentId }, _sum: { bytes: true } });
    if ((taken._sum.bytes ?? 0) + row.bytes > INCIDENT_MAX_BYTES)
      throw new AppError("ATTACHMENTS_FULL", undefined, { maxBytes: INCIDENT_MAX_BYTES });
    await tx.attachment.create({ data: row });
    return row;
  });
}

/**
 * Keeps a file that nothing names yet. The row comes before the bytes: what a process leaves that ends between the two,
 * or a store that fails, is found by it and removed with the other files that were never sent.
 * @throws AppError CONFLICT when the id has another file; ATTACHMENTS_FULL; STORAGE_UNAVAILABLE
 */
export async function keepAttachment(
  services: Services,
  row: NewAttachment,
  { file, thumbnail }: AttachmentContent,
): Promise<AttachmentRef> {
  const names = blobNames(row.id);
  const kept = await takeRoom(services, row);
  if (thumbnail) await services.blobs.put(names.thumbnail, once(thumbnail), thumbnail.byteLength);
  await services.blobs.put(names.file, typeof file === "string" ? createReadStream(file) : once(file), row.bytes);
  return refOf(kept);
}
