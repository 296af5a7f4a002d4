import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { RefusalPage, RefusalsInput } from "./contract/refusals";

const present = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/**
 * What people of the organization asked of Grafana and were refused.
 *
 * @throws AppError FORBIDDEN for all but administrators
 */
export async function listRefusals(
  { services: { db }, viewer }: SignedIn,
  { before, limit }: RefusalsInput,
): Promise<RefusalPage> {
  authorize(viewer, "settings:read");
  const { organizationId } = viewer;
  const older = before && [
    { refusedAt: { lt: before.refusedAt } },
    { refusedAt: before.refusedAt, id: { lt: before.id } },
  ];
  const rows = await db.queryRefusal.findMany({
    where: { organizationId, ...(older && { OR: older }) },
    orderBy: [{ refusedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const [people, incidents] = await Promise.all([
    db.user.findMany({
      where: { organizationId, id: { in: present(shown.map(({ userId }) => userId)) } },
      select: { id: true, name: true },
    }),
    db.incident.findMany({
      where: { organizationId, id: { in: present(shown.map(({ incidentId }) => incidentId)) } },
      select: { id: true, number: true },
    }),
  ]);
  const refusals = shown.map(({ id, refusedAt, code, reason, subject, userId, shareLinkId, incidentId }) => ({
    id,
    refusedAt: refusedAt.toISOString(),
    code,
    reason,
    subject,
    person: people.find((person) => person.id === userId) ?? null,
    shareLinkId,
    incidentNumber: incidents.find((incident) => incident.id === incidentId)?.number ?? null,
  }));
  const last = rows.length > limit ? refusals.at(-1) : undefined;
  return { refusals, next: last ? { refusedAt: last.refusedAt, id: last.id } : null };
}
