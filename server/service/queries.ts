import type { SignedIn } from "@/server/platform/context";
import { authorize } from "@/server/platform/access";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { Service } from "@/server/service/contract";

const MOST = 1_000;

const columns = {
  id: true,
  slug: true,
  name: true,
  description: true,
  team: { select: { id: true, name: true } },
  dashboards: { select: { dashboardUid: true, title: true }, orderBy: { position: "asc" } },
  _count: {
    select: {
      incidents: { where: { incident: { status: { notIn: ["resolved", "post_incident", "closed"] } } } },
    },
  },
} as const satisfies Prisma.ServiceSelect;

type Row = Prisma.ServiceGetPayload<{ select: typeof columns }>;

const toService = ({ _count, dashboards, ...facts }: Row): Service => ({
  ...facts,
  dashboards: dashboards.map(({ dashboardUid: uid, title }) => ({ uid, title })),
  openIncidents: _count.incidents,
});

/** The organization's services by name. */
export async function listServices({ viewer, services }: SignedIn): Promise<Service[]> {
  authorize(viewer, "service:read");
  const { organizationId } = viewer;
  const rows = await services.db.service.findMany({
    where: { organizationId },
    select: columns,
    orderBy: [{ name: "asc" }, { slug: "asc" }],
    take: MOST,
  });
  return rows.map(toService);
}

/** @throws AppError NOT_FOUND, alike for one that does not exist and one of somebody else */
export async function readService({ viewer, services }: SignedIn, id: string): Promise<Service> {
  authorize(viewer, "service:read");
  const row = await services.db.service.findFirst({
    where: { id, organizationId: viewer.organizationId },
    select: columns,
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toService(row);
}
