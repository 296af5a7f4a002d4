import type { Room } from "@/server/dashboard/room-access";
import type { PrismaClient } from "@/server/platform/prisma-client/client";

/** A room as the system itself sees it. What it asks was set by people who may. */
export async function systemRoom(
  db: Pick<PrismaClient, "incidentDashboard" | "incidentPanel">,
  held: { organizationId: string; incidentId: string },
): Promise<Room> {
  const [dashboards, panels] = await Promise.all([
    db.incidentDashboard.findMany({ where: held, orderBy: { position: "asc" }, select: { dashboardUid: true } }),
    db.incidentPanel.findMany({ where: held, select: { dashboardUid: true, panelId: true } }),
  ]);
  return {
    ...held,
    dashboards: dashboards.map(({ dashboardUid }) => dashboardUid),
    panels,
    readOnly: false,
    range: null,
    viewer: null,
    mayAsk: true,
  };
}
