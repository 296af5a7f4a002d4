import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { CreateServiceInput } from "@/server/service/contract";

const unusable = (path: string, code: string): AppError =>
  new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });

/**
 * Holds what a service shall be against what there is. The organization's row is locked, so that two cannot take the
 * same short name at once.
 * @throws AppError BAD_INPUT: `slug` is `taken`, `teamId` is `unknown`
 */
export async function requireFree(
  tx: Prisma.TransactionClient,
  organizationId: string,
  { slug, teamId }: Pick<CreateServiceInput, "slug" | "teamId">,
  id?: string,
): Promise<void> {
  await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
  const holder = await tx.service.findFirst({ where: { organizationId, slug }, select: { id: true } });
  if (holder && holder.id !== id) throw unusable("slug", "taken");
  if (teamId && !(await tx.team.findFirst({ where: { id: teamId, organizationId }, select: { id: true } }))) {
    throw unusable("teamId", "unknown");
  }
}
