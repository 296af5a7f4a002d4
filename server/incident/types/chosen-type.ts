import type { IncidentType } from "@/server/incident/contract/incident-type";
import { readTypes } from "@/server/incident/types/read-types";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

/**
 * The type that somebody chose; null for none.
 * @throws AppError BAD_INPUT: `typeId` is `archived`, or `unknown` alike for one that does not exist and one of somebody
 * else
 */
export async function chosenType(
  tx: Prisma.TransactionClient,
  organizationId: string,
  id: string | null,
): Promise<IncidentType | null> {
  if (id === null) return null;
  // Nobody puts it away before this is written.
  await tx.$queryRaw`select 1 from incident_type where id = ${id}::uuid and organization_id = ${organizationId}::uuid for share`;
  const type = (await readTypes(tx, organizationId)).find((each) => each.id === id.toLowerCase());
  if (type && type.archivedAt === null) return type;
  throw new AppError("BAD_INPUT", "No such type", {
    fields: [{ path: "typeId", code: type ? "archived" : "unknown" }],
  });
}
