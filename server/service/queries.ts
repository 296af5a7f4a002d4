import { authorize, type Viewer } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { visibleTo } from "@/server/platform/incident-access";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { Service, ServiceLink } from "@/server/service/contract";

const MOST = 1_000;

const ref = { select: { id: true, slug: true, name: true, tier: true } } as const;

const columnsFor = (viewer: Viewer) =>
  ({
    id: true,
    slug: true,
    name: true,
    description: true,
    tier: true,
    lifecycle: true,
    matchers: true,
    links: true,
    team: { select: { id: true, name: true } },
    dashboards: { select: { dashboardUid: true, title: true }, orderBy: { position: "asc" } },
    dependsOn: { select: { dependsOn: ref }, orderBy: { dependsOn: { name: "asc" } } },
    usedBy: { select: { service: ref }, orderBy: { service: { name: "asc" } } },
    _count: {
      select: {
        incidents: {
          where: { incident: { status: { notIn: ["resolved", "post_incident", "closed"] }, ...visibleTo(viewer) } },
        },
      },
    },
  }) as const satisfies Prisma.ServiceSelect;

type Row = Prisma.ServiceGetPayload<{ select: ReturnType<typeof columnsFor> }>;

const toService = ({ _count, dashboards, links, dependsOn, usedBy, ...facts }: Row): Service => ({
  ...facts,
  links: links as ServiceLink[],
  dashboards: dashboards.map(({ dashboardUid: uid, title }) => ({ uid, title })),
  dependsOn: dependsOn.map((each) => each.dependsOn),
  usedBy: usedBy.map(({ service }) => service),
  openIncidents: _count.incidents,
});

/** The organization's services by name, of a transaction where one is given. */
export async function listServices(
  { viewer, services }: SignedIn,
  db: Pick<Prisma.TransactionClient, "service"> = services.db,
): Promise<Service[]> {
  authorize(viewer, "service:read");
  const { organizationId } = viewer;
  const rows = await db.service.findMany({
    where: { organizationId },
    select: columnsFor(viewer),
    orderBy: [{ name: "asc" }, { slug: "asc" }],
    take: MOST,
  });
  return rows.map(toService);
}

/** @throws AppError NOT_FOUND, alike for one that does not exist and one of somebody else */
export async function readService(
  { viewer, services }: SignedIn,
  which: { id: string } | { slug: string },
): Promise<Service> {
  authorize(viewer, "service:read");
  const row = await services.db.service.findFirst({
    where: { ...which, organizationId: viewer.organizationId },
    select: columnsFor(viewer),
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toService(row);
}
