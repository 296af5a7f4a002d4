import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

export interface FoundIncident {
  id: string;
  number: number;
  organizationId: string;
  lastSeq: number;
}

/**
 * The incident with this number in the viewer's organization.
 * @throws AppError NOT_FOUND, alike for one that does not exist and one of somebody else
 */
export async function findIncident(
  context: Pick<SignedIn, "services" | "viewer">,
  number: number,
): Promise<FoundIncident> {
  authorize(context.viewer, "incident:read");
  const { organizationId } = context.viewer;
  const found = await context.services.db.incident.findUnique({
    where: { organizationId_number: { organizationId, number } },
    select: { id: true, number: true, organizationId: true, lastSeq: true },
  });
  if (!found) throw new AppError("NOT_FOUND");
  return { ...found, lastSeq: Number(found.lastSeq) };
}
