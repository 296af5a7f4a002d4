import { z } from "zod";
import { type IncidentType, typeTask } from "@/server/incident/contract/incident-type";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { Prisma } from "@/server/platform/prisma-client/client";

const columns = {
  id: true,
  name: true,
  description: true,
  severity: true,
  visibility: true,
  team: { select: { id: true, name: true } },
  summary: true,
  tasks: true,
  archivedAt: true,
  version: true,
} as const satisfies Prisma.IncidentTypeSelect;

const storedTasks = z.array(typeTask).catch([]);

/** The organization's types in their order, those that were put away among them. */
export async function readTypes(
  db: Pick<Prisma.TransactionClient, "incidentType">,
  organizationId: string,
): Promise<IncidentType[]> {
  const rows = await db.incidentType.findMany({
    where: { organizationId },
    select: columns,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ visibility, tasks, archivedAt, ...facts }) => ({
    ...facts,
    visibility: visibility === "private" ? visibility : null,
    tasks: storedTasks.parse(tasks),
    archivedAt: archivedAt?.toISOString() ?? null,
  }));
}

/** Everybody declares by them. @throws AppError FORBIDDEN */
export function listTypes({ services, viewer }: SignedIn): Promise<IncidentType[]> {
  authorize(viewer, "incident:read");
  return readTypes(services.db, viewer.organizationId);
}
