import type { Prisma } from "@/server/platform/prisma-client/client";
import type { Dependency } from "@/server/service/rules/reach-of";

/** Which of an organization's services needs which: small enough to be walked in memory. */
export function dependenciesOf(
  db: Pick<Prisma.TransactionClient, "serviceDependency">,
  organizationId: string,
): Promise<Dependency[]> {
  return db.serviceDependency.findMany({
    where: { organizationId },
    select: { serviceId: true, dependsOnId: true },
  });
}
