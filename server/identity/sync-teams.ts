import { teamOfGroup } from "@/server/identity/rules";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** Makes a person's memberships equal to their groups; teams that are new here are created. */
export async function syncTeams(
  tx: Prisma.TransactionClient,
  { organizationId, userId, groups }: { organizationId: string; userId: string; groups: readonly string[] },
): Promise<void> {
  const teams = groups.map(teamOfGroup).filter((team) => team !== null);
  await tx.team.createMany({ data: teams.map((team) => ({ organizationId, ...team })), skipDuplicates: true });
  const current = await tx.team.findMany({
    where: { organizationId, slug: { in: teams.map((team) => team.slug) } },
    select: { id: true },
  });
  const teamIds = current.map((team) => team.id);
  await tx.membership.deleteMany({ where: { organizationId, userId, teamId: { notIn: teamIds } } });
  await tx.membership.createMany({
    data: teamIds.map((teamId) => ({ organizationId, userId, teamId })),
    skipDuplicates: true,
  });
}
