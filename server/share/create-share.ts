import type { z } from "zod";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { CreatedShare, createShareInput } from "@/server/share/contract";
import { hashShareToken, makeShareToken } from "@/server/share/share-token";
import { recordEvent } from "@/server/timeline/record-event";

const DAY_MS = 86_400_000;

/**
 * Makes a link that opens the incident read-only for whoever holds it, until it expires or is revoked.
 * @throws AppError FORBIDDEN, also of a private incident, NOT_FOUND; PANEL_NOT_IN_ROOM for a dashboard that the room does not hold
 */
export async function createShare(context: SignedIn, input: z.infer<typeof createShareInput>): Promise<CreatedShare> {
  const { viewer, services } = context;
  authorize(viewer, "share:create");
  const incident = await findIncident(context, input.number);
  const { organizationId } = viewer;
  const { dashboardUid, idempotencyKey } = input;
  const token = makeShareToken(services.env.AUTH_SECRET, incident.id, viewer.userId, idempotencyKey);
  const tokenHash = hashShareToken(token);
  const now = services.clock.now();
  const link = await services.db.$transaction(async (tx) => {
    if (dashboardUid) {
      const held = { incidentId_dashboardUid: { incidentId: incident.id, dashboardUid } };
      if (!(await tx.incidentDashboard.findUnique({ where: held }))) throw new AppError("PANEL_NOT_IN_ROOM");
    }
    await tx.$queryRaw`select 1 from incident where id = ${incident.id}::uuid for no key update`;
    const { visibility } = await tx.incident.findUniqueOrThrow({
      where: { id: incident.id },
      select: { visibility: true },
    });
    if (visibility === "private") throw new AppError("FORBIDDEN", undefined, { permission: "share:create" });
    const earlier = await tx.shareLink.findUnique({ where: { tokenHash } });
    if (earlier) return earlier;
    const created = await tx.shareLink.create({
      data: {
        organizationId,
        incidentId: incident.id,
        tokenHash,
        createdById: viewer.userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + input.expiresInDays * DAY_MS),
        rangeFrom: new Date(input.range.from),
        rangeTo: new Date(input.range.to),
        dashboardUid,
      },
    });
    await recordEvent(tx, {
      organizationId,
      incidentId: incident.id,
      kind: "share_created",
      actor: { id: viewer.userId, name: viewer.name },
      occurredAt: now,
      payload: { shareId: created.id, expiresAt: created.expiresAt.toISOString() },
      idempotencyKey,
    });
    return created;
  });
  return {
    id: link.id,
    token,
    url: `${services.env.APP_URL}/s/${token}`,
    expiresAt: link.expiresAt.toISOString(),
  };
}
