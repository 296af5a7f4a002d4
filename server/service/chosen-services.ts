import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

export interface ChosenService {
  id: string;
  name: string;
  dashboards: { uid: string; title: string }[];
}

/**
 * Services that somebody chose, each once and in that order, with their default dashboards.
 * @throws AppError BAD_INPUT, alike for one that does not exist and one of somebody else
 */
export async function chosenServices(
  tx: Prisma.TransactionClient,
  organizationId: string,
  ids: readonly string[],
): Promise<ChosenService[]> {
  if (ids.length === 0) return [];
  const found = await tx.service.findMany({
    where: { organizationId, id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      dashboards: { select: { dashboardUid: true, title: true }, orderBy: { position: "asc" } },
    },
  });
  return [...new Set(ids)].map((id) => {
    const service = found.find((each) => each.id === id.toLowerCase());
    if (!service) {
      throw new AppError("BAD_INPUT", "No such service", { fields: [{ path: "serviceIds", code: "unknown" }] });
    }
    const dashboards = service.dashboards.map(({ dashboardUid: uid, title }) => ({ uid, title }));
    return { id: service.id, name: service.name, dashboards };
  });
}
