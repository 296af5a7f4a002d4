import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import { plainName } from "@/server/timeline/rules/plain-name";

export interface Claim {
  incidentId: string;
  userId: string;
  postedAt: Date;
  /** In the order in which they are shown. */
  ids: readonly string[];
  /** What the message carries already, and may keep. */
  kept?: readonly AttachmentRef[];
}

/**
 * Makes uploaded files part of a message, in the transaction that records it. A file is posted once, by who uploaded it.
 * @throws AppError ATTACHMENT_MISSING
 */
export async function claimAttachments(tx: Prisma.TransactionClient, claim: Claim): Promise<AttachmentRef[]> {
  const { incidentId, userId, postedAt, ids, kept = [] } = claim;
  const known = new Map(kept.map((ref) => [ref.id, ref]));
  const fresh = [...new Set(ids)].filter((id) => !known.has(id));
  const claimable = { id: { in: fresh }, incidentId, uploadedById: userId, postedAt: null };
  const found = fresh.length > 0 ? await tx.attachment.findMany({ where: claimable }) : [];
  for (const { id, name, mediaType, bytes, width, height, sha256 } of found) {
    const size = { ...(width !== null && { width }), ...(height !== null && { height }) };
    known.set(id, { id, name: plainName(name), mediaType, bytes, ...size, sha256 });
  }
  const refs = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
  if (refs.length < new Set(ids).size) throw new AppError("ATTACHMENT_MISSING");
  if (fresh.length > 0) {
    const { count } = await tx.attachment.updateMany({ where: claimable, data: { postedAt } });
    if (count < fresh.length) throw new AppError("ATTACHMENT_MISSING");
  }
  return refs;
}
