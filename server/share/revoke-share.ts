import type { z } from "zod";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { revokeShareInput } from "@/server/share/contract";
import { recordEvent } from "@/server/timeline/record-event";

/** Ends a link at once. Revoking twice is the same as once. @throws AppError FORBIDDEN, NOT_FOUND */
export async function revokeShare(context: SignedIn, input: z.infer<typeof revokeShareInput>): Promise<void> {
  const { viewer, services } = context;
  authorize(viewer, "share:revoke");
  const incident = await findIncident(context, input.number);
  const now = services.clock.now();
  await services.db.$transaction(async (tx) => {
    const link = await tx.shareLink.findFirst({ where: { id: input.shareId, incidentId: incident.id } });
    if (!link) throw new AppError("NOT_FOUND");
    const { count } = await tx.shareLink.updateMany({
      where: { id: link.id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return;
    await recordEvent(tx, {
      organizationId: viewer.organizationId,
      incidentId: incident.id,
      kind: "share_revoked",
      actor: { id: viewer.userId, name: viewer.name },
      occurredAt: now,
      payload: { shareId: link.id },
      idempotencyKey: `share-revoked:${link.id}`,
    });
  });
}
