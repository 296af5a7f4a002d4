import type { CurrentViewer } from "@/server/identity/contract";
import type { SignedIn } from "@/server/platform/context";

/** The signed-in person with their teams by name. */
export async function currentViewer({ services, viewer }: SignedIn): Promise<CurrentViewer> {
  const teams = await services.db.team.findMany({
    where: { organizationId: viewer.organizationId, id: { in: [...viewer.teams] } },
    select: { id: true, slug: true, name: true },
    orderBy: { name: "asc" },
  });
  const { userId, name, username, email, role, expiresAt } = viewer;
  return { userId, name, username, email, role, teams, expiresAt };
}
