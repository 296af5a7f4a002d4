import type { Prisma } from "@/server/platform/prisma-client/client";
import { servicesOfLabels } from "@/server/service/rules/services-of-labels";

export interface FoundService {
  id: string;
  teamId: string | null;
}

/** Finds the service that a firing is about: by what a rule or a label calls it, or by the service's own matchers. */
export async function findServices(
  tx: Pick<Prisma.TransactionClient, "service">,
  organizationId: string,
): Promise<(told: string | undefined, labels: Readonly<Record<string, string>>) => FoundService | null> {
  const services = await tx.service.findMany({
    where: { organizationId },
    select: { id: true, slug: true, name: true, teamId: true, matchers: true },
  });
  const byId = new Map(services.map((service) => [service.id, service]));
  const byName = new Map(services.map((service) => [service.name.toLowerCase(), service]));
  const bySlug = new Map(services.map((service) => [service.slug, service]));
  return (told, labels) => {
    const name = told?.toLowerCase() ?? "";
    const [fitting = ""] = bySlug.has(name) || byName.has(name) ? [] : servicesOfLabels(labels, services);
    const service = bySlug.get(name) ?? byName.get(name) ?? byId.get(fitting);
    return service ? { id: service.id, teamId: service.teamId } : null;
  };
}
