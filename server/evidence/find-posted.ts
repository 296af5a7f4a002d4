import { AppError } from "@/server/platform/errors";
import type { PrismaClient } from "@/server/platform/prisma-client/client";
import type { PostedEvidence } from "./contract";

/** The panel that a repeated request names; absent where it names a query. */
interface Named {
  dashboardUid: string;
  panelId: number;
}

/**
 * What was posted under this key, or null.
 *
 * @throws AppError CONFLICT where the key posted something else
 */
export async function findPosted(
  db: Pick<PrismaClient, "evidence" | "timelineEvent">,
  key: { incidentId: string; idempotencyKey: string },
  named?: Named | null,
): Promise<PostedEvidence | null> {
  const where = { incidentId_idempotencyKey: key };
  const [evidence, event] = await Promise.all([
    db.evidence.findUnique({ where, select: { id: true, sha256: true, dashboardUid: true, panelId: true } }),
    db.timelineEvent.findUnique({ where, select: { id: true, seq: true } }),
  ]);
  if (!evidence && !event) return null;
  const isOther =
    named !== undefined &&
    (evidence?.dashboardUid !== (named?.dashboardUid ?? null) || evidence.panelId !== (named?.panelId ?? null));
  if (!evidence || !event || isOther) throw new AppError("CONFLICT");
  return { id: evidence.id, eventId: event.id, seq: Number(event.seq), sha256: evidence.sha256 };
}
