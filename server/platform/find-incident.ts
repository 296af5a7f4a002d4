import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { seesAll } from "@/server/platform/incident-access";

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
           from incident i where organization_id = $1 and number = $2 and incident_seen_by(i, $3, $4)`,
};

/**
 * The incident with this number in the viewer's organization.
 * @throws AppError NOT_FOUND, alike for one that does not exist, one of somebody else, and a private one that the viewer
 * has nothing to do with
 */
export async function findIncident(
  context: Pick<SignedIn, "services" | "viewer">,
  number: number,
): Promise<FoundIncident> {
  authorize(context.viewer, "incident:read");
  const { organizationId, userId } = context.viewer;
  const values = [organizationId, number, userId, seesAll(context.viewer)];
  const { rows } = await context.services.pool.query<FoundIncident & { lastSeq: string }>({ ...FIND, values });
  const [found] = rows;
  if (!found) throw new AppError("NOT_FOUND");
  return { ...found, lastSeq: Number(found.lastSeq) };
}
