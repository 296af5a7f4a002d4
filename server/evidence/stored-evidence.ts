import type { PrismaClient } from "@/server/platform/prisma-client/client";
import { AppError } from "@/server/platform/errors";
import { unsealContent } from "./seal-content";

interface Held {
  organizationId: string;
  incidentId: string;
}

export interface StoredEvidence {
  sha256: string;
  capturedAt: Date;
  /** Canonical JSON, packed with Brotli. */
  packed: Uint8Array;
  /** The same, unpacked. */
  plain: Buffer;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A kept document of an incident, after its hash has been made again: it has to be the one of its row, and the one that
 * the timeline tells of.
 *
 * @throws AppError NOT_FOUND, EVIDENCE_TAMPERED
 */
export async function storedEvidence(
  db: Pick<PrismaClient, "evidence" | "timelineEvent">,
  { organizationId, incidentId }: Held,
  id: string,
): Promise<StoredEvidence> {
  const found = UUID.test(id)
    ? await db.evidence.findFirst({
        where: { id, organizationId, incidentId },
        select: { sha256: true, capturedAt: true, idempotencyKey: true, document: { select: { content: true } } },
      })
    : null;
  if (!found) throw new AppError("NOT_FOUND");
  const { sha256, capturedAt, idempotencyKey, document } = found;
  const event = await db.timelineEvent.findUnique({
    where: { incidentId_idempotencyKey: { incidentId, idempotencyKey } },
    select: { payload: true },
  });
  const told = (event?.payload as { sha256?: unknown } | undefined)?.sha256;
  if (!document || told !== sha256) throw new AppError("EVIDENCE_TAMPERED", undefined, { sha256: String(told ?? "") });
  return { sha256, capturedAt, packed: document.content, plain: await unsealContent(document.content, sha256) };
}
