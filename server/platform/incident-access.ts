import type { Viewer } from "@/server/platform/access";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** Administrators see every incident, so that none is ever out of reach. */
export function seesAll({ role }: Pick<Viewer, "role">): boolean {
  return role === "admin";
}

/**
 * The incidents of the organization that somebody may see: all that are not private, and of these those which they
 * declared, have a role in, or were let into. SQL by hand asks `incident_seen_by(i, <user>, <sees all>)`, the same rule.
 */
export function visibleTo(viewer: Pick<Viewer, "role" | "userId">): Prisma.IncidentWhereInput {
  if (seesAll(viewer)) return {};
  const { userId } = viewer;
  return {
    OR: [
      { visibility: "organization" },
      { declaredById: userId },
      { roles: { some: { userId } } },
      { members: { some: { userId } } },
    ],
  };
}
