import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

export interface FoundIncident {
  id: string;
  number: number;
  organizationId: string;
  lastSeq: number;
}

// By hand: it stands before nearly every request, and before each of thousands of joins after a restart.
const FIND = {
  name: "find_incident",
  text: `select id, number, organization_id as "organizationId", last_seq as "lastSeq"
           from incident where organization_id = $1 and number = $2`,
};

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
  const values = [organizationId, number];
  const { rows } = await context.services.pool.query<FoundIncident & { lastSeq: string }>({ ...FIND, values });
  const [found] = rows;
  if (!found) throw new AppError("NOT_FOUND");
  return { ...found, lastSeq: Number(found.lastSeq) };
}
