import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { ShareListItem } from "@/server/share/contract";

/** The links of one incident, newest first, with how often each was opened. @throws AppError FORBIDDEN, NOT_FOUND */
export async function listShares(context: SignedIn, number: number): Promise<ShareListItem[]> {
  authorize(context.viewer, "share:create");
  const incident = await findIncident(context, number);
  const links = await context.services.db.shareLink.findMany({
    where: { incidentId: incident.id },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: {
      id: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
      createdBy: { select: { name: true } },
      openings: { select: { openedAt: true }, orderBy: { openedAt: "desc" }, take: 1 },
      _count: { select: { openings: true } },
    },
  });
  return links.map((link) => ({
    id: link.id,
    createdBy: link.createdBy?.name ?? "",
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    revokedAt: link.revokedAt?.toISOString() ?? null,
    openings: link._count.openings,
    lastOpenedAt: link.openings[0]?.openedAt.toISOString() ?? null,
  }));
}
