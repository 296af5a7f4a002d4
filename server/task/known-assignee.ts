import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** The name of who is to do it; null for nobody. @throws AppError BAD_INPUT for a stranger */
export async function knownAssignee(
  tx: Prisma.TransactionClient,
  organizationId: string,
  id: string | null,
): Promise<string | null> {
  if (id === null) return null;
  const person = await tx.user.findFirst({ where: { id, organizationId }, select: { name: true } });
  if (!person) throw new AppError("BAD_INPUT", "No such person", { fields: [{ path: "assigneeId", code: "unknown" }] });
  return person.name;
}
