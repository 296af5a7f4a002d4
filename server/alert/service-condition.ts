import { findServices } from "@/server/alert/find-services";
import type { LabelTest } from "@/server/alert/rules/label-condition";
import type { PrismaClient } from "@/server/platform/prisma-client/client";
import { labelsOfServices } from "@/server/service/rules/services-of-labels";

/** What tells whether an alert is about a service, by no more labels than can matter to it. */
export async function serviceCondition(
  db: Pick<PrismaClient, "service">,
  organizationId: string,
  serviceId: string,
): Promise<LabelTest> {
  const [findService, services] = await Promise.all([
    findServices(db, organizationId),
    db.service.findMany({ where: { organizationId }, select: { matchers: true } }),
  ]);
  return {
    type: "test",
    names: labelsOfServices(services),
    holds: (labels) => findService(labels.service, labels)?.id === serviceId,
  };
}
