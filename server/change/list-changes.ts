import { changeColumns, toChange } from "@/server/change/change-columns";
import type { ChangeEvent, ListChangesInput } from "@/server/change/contract";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { dependenciesOf } from "@/server/service/dependencies-of";
import { reachOf } from "@/server/service/rules/reach-of";

/** Changes of a span of time, newest first: all, those of a service, or also those of what it needs. */
export async function listChanges(
  { viewer, services }: SignedIn,
  { serviceId, withNeeded, from, to, limit }: ListChangesInput,
): Promise<ChangeEvent[]> {
  authorize(viewer, "service:read");
  const { organizationId } = viewer;
  const wanted =
    serviceId && withNeeded
      ? [...reachOf([serviceId], await dependenciesOf(services.db, organizationId), "needs").keys()]
      : serviceId && [serviceId];
  const rows = await services.db.changeEvent.findMany({
    where: {
      organizationId,
      ...(wanted && { serviceId: { in: wanted } }),
      at: { ...(from && { gte: new Date(from) }), ...(to && { lte: new Date(to) }) },
    },
    select: changeColumns,
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(toChange);
}
