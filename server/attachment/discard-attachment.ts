import { blobNames } from "@/server/attachment/blob-names";
import type { DiscardAttachmentInput } from "@/server/attachment/contract";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";

/**
 * Removes a file that its sender has not sent in a message. May be repeated.
 * @throws AppError NOT_FOUND for what somebody else sent; CONFLICT when a message names it
 */
export async function discardAttachment(context: SignedIn, { number, id }: DiscardAttachmentInput): Promise<void> {
  const { services, viewer } = context;
  const incident = await findIncident(context, number);
  authorize(viewer, "timeline:post", incident);
  const known = await services.db.attachment.findFirst({ where: { id, incidentId: incident.id } });
  if (!known) return;
  if (known.uploadedById !== viewer.userId) throw new AppError("NOT_FOUND");
  const { count } = await services.db.attachment.deleteMany({ where: { id, postedAt: null } });
  if (count === 0) throw new AppError("CONFLICT");
  const names = blobNames(id);
  await Promise.all([services.blobs.remove(names.file), services.blobs.remove(names.thumbnail)]);
}
