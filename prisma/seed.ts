import { DEFAULT_ORGANIZATION } from "@/server/platform/default-organization";
import type { PrismaClient } from "@/server/platform/prisma-client/client";

const TEAMS = [
  { slug: "payments", name: "Payments" },
  { slug: "platform", name: "Platform" },
];

/** What every installation starts from. Safe to run again: it adds only what is missing. */
export async function seed(db: PrismaClient): Promise<void> {
  const { id: organizationId } = await db.organization.upsert({
    where: { slug: DEFAULT_ORGANIZATION.slug },
    create: DEFAULT_ORGANIZATION,
    update: {},
  });
  for (const team of TEAMS) {
    await db.team.upsert({
      where: { organizationId_slug: { organizationId, slug: team.slug } },
      create: { ...team, organizationId },
      update: {},
    });
  }
}
