import { Prisma } from "@/server/platform/prisma-client/client";
import type { Placed } from "@/server/incident/rules/arrange-panels";

/** Gives the pinned panels of an incident the order and the sizes of a list that names each of them. */
export async function placePanels(
  tx: Prisma.TransactionClient,
  incidentId: string,
  panels: readonly Placed[],
): Promise<void> {
  if (panels.length === 0) return;
  const rows = panels.map(
    ({ id, width, height }, position) => Prisma.sql`(${id}::uuid, ${position}::int, ${width}::int, ${height}::int)`,
  );
  await tx.$executeRaw`
    update incident_panel set position = placed.position, width = placed.width, height = placed.height
    from (values ${Prisma.join(rows)}) as placed (id, position, width, height)
    where incident_panel.id = placed.id and incident_id = ${incidentId}::uuid`;
}
