import type { SignedIn } from "@/server/platform/context";
import type { FarService, ServiceDetail } from "@/server/service/contract";
import { dependenciesOf } from "@/server/service/dependencies-of";
import { readService } from "@/server/service/queries";
import { reachOf } from "@/server/service/rules/reach-of";

/** A service with all that it needs and all that needs it. @throws AppError NOT_FOUND */
export async function readServiceDetail(context: SignedIn, slug: string): Promise<ServiceDetail> {
  const { viewer, services } = context;
  const service = await readService(context, { slug });
  const dependencies = await dependenciesOf(services.db, viewer.organizationId);
  const needs = reachOf([service.id], dependencies, "needs");
  const neededBy = reachOf([service.id], dependencies, "neededBy");
  const refs = await services.db.service.findMany({
    where: { organizationId: viewer.organizationId, id: { in: [...needs.keys(), ...neededBy.keys()] } },
    select: { id: true, slug: true, name: true, tier: true },
    orderBy: [{ name: "asc" }, { slug: "asc" }],
  });
  const far = (reached: ReadonlyMap<string, number>): FarService[] =>
    refs
      .map((one) => ({ ...one, hops: reached.get(one.id) ?? 0 }))
      .filter(({ hops }) => hops > 0)
      .toSorted((one, other) => one.hops - other.hops);
  return { ...service, needs: far(needs), neededBy: far(neededBy) };
}
