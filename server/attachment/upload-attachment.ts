import { createHash, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { contentType } from "@/server/attachment/content-type";
import { ATTACHMENT_MAX_BYTES } from "@/server/attachment/contract";
import { keepAttachment } from "@/server/attachment/keep-attachment";
import { preparePicture } from "@/server/attachment/prepare-picture";
import { receiveFile } from "@/server/attachment/receive-file";
import { cleanName } from "@/server/attachment/rules/clean-name";
import { isPicture } from "@/server/attachment/rules/is-picture";
import { makeUploadFolder } from "@/server/attachment/upload-folders";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";

export interface Upload {
  incidentNumber: number;
  /** The same for each attempt to send the same file. */
  key: string;
  /** As its sender calls it. */
  name: string;
  /** Length that was announced. */
  bytes: number;
  body: Readable;
  /** Longest pause in which nothing arrives. */
  silenceMs: number;
}

/** Of this person, in this room, under this key: nobody else can name it or take it. */
function idOf(...parts: string[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

const hashOf = (content: Buffer) => createHash("sha256").update(content).digest("hex");

/**
 * Takes a file in. It lies aside until a message names it.
 * @throws AppError NOT_FOUND, FORBIDDEN, RATE_LIMITED, TOO_LARGE, UPLOAD_INCOMPLETE, ATTACHMENT_NOT_ALLOWED,
 * ATTACHMENT_NOT_READABLE, ATTACHMENTS_FULL, CONFLICT (the key sent another file), STORAGE_UNAVAILABLE
 */
export async function uploadAttachment(
  { services, viewer }: SignedIn,
  { incidentNumber, key, name, bytes, body, silenceMs }: Upload,
): Promise<AttachmentRef> {
  const incident = await findIncident({ services, viewer }, incidentNumber);
  authorize(viewer, "timeline:post", incident);
  await services.limits.take("upload", viewer.userId);
  if (bytes > ATTACHMENT_MAX_BYTES) throw new AppError("TOO_LARGE", undefined, { maxBytes: ATTACHMENT_MAX_BYTES });
  const folder = await makeUploadFolder();
  try {
    const limits = { maxBytes: ATTACHMENT_MAX_BYTES, silenceMs };
    const received = await receiveFile(body, join(folder, randomUUID()), bytes, limits);
    const shownName = cleanName(name);
    const mediaType = await contentType(received, shownName);
    const picture = isPicture(mediaType) ? await preparePicture(received.path, mediaType) : null;
    const rewritten = picture?.file;
    return await keepAttachment(
      services,
      {
        id: idOf(incident.organizationId, incident.id, viewer.userId, key),
        organizationId: incident.organizationId,
        incidentId: incident.id,
        uploadedById: viewer.userId,
        name: shownName,
        mediaType,
        bytes: rewritten?.byteLength ?? received.bytes,
        sha256: rewritten ? hashOf(rewritten) : received.sha256,
        width: picture?.width ?? null,
        height: picture?.height ?? null,
      },
      { file: rewritten ?? received.path, ...(picture && { thumbnail: picture.thumbnail }) },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
