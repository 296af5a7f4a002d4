import { categoryOf } from "@/server/incident/rules";
import type { Prisma, PrismaClient } from "@/server/platform/prisma-client/client";

/** Whether an incident still runs: what is bound to it goes on. */
export async function isIncidentOpen(db: Pick<PrismaClient | Prisma.TransactionClient, "incident">, id: string) {
  const incident = await db.incident.findUnique({ where: { id }, select: { status: true } });
  return incident !== null && ["triage", "active"].includes(categoryOf(incident.status));
}
