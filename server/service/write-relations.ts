import type { Prisma } from "@/server/platform/prisma-client/client";

interface Relations {
  dashboards?: readonly { uid: string; title: string }[] | undefined;
  dependsOn?: readonly string[] | undefined;
}

/** Replaces what hangs on a service: its dashboards in their order, and what it needs. What is left out stays. */
export async function writeRelations(
  tx: Prisma.TransactionClient,
  { id: serviceId, organizationId }: { id: string; organizationId: string },
  { dashboards, dependsOn }: Relations,
): Promise<void> {
  if (dashboards) {
    await tx.serviceDashboard.deleteMany({ where: { serviceId } });
    await tx.serviceDashboard.createMany({
      data: dashboards.map(({ uid: dashboardUid, title }, position) => ({
        serviceId,
        organizationId,
        dashboardUid,
        title,
        position,
      })),
    });
  }
  if (dependsOn) {
    await tx.serviceDependency.deleteMany({ where: { serviceId } });
    await tx.serviceDependency.createMany({
      data: dependsOn.map((dependsOnId) => ({ serviceId, dependsOnId, organizationId })),
    });
  }
}
