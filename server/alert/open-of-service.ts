import type { Prisma } from "@/server/platform/prisma-client/client";

const OPEN = ["triage", "investigating", "identified", "fixing", "monitoring"] as const;

/** The newest open incident about a service, of those that began within a time; null when there is none. */
export async function openOfService(
  tx: Pick<Prisma.TransactionClient, "incident">,
  serviceId: string,
  windowMinutes: number | null,
  now: Date,
): Promise<string | null> {
  const since = windowMinutes === null ? null : new Date(now.getTime() - windowMinutes * 60_000);
  const found = await tx.incident.findFirst({
    where: {
      services: { some: { serviceId } },
      status: { in: [...OPEN] },
      ...(since && { declaredAt: { gte: since } }),
    },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}
