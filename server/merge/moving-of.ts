import type { Moving } from "@/server/merge/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** What would come over from an incident. */
export async function movingOf(
  tx: Pick<Prisma.TransactionClient, "$queryRaw" | "task" | "silence">,
  incidentId: string,
): Promise<Moving> {
  const [alerts, tasks, silences] = await Promise.all([
    tx.$queryRaw<{ count: number }[]>`
      select count(distinct alert_id)::int as count from incident_alert where incident_id = ${incidentId}::uuid`,
    tx.task.count({ where: { incidentId, status: "open" } }),
    tx.silence.count({ where: { incidentId, state: { in: ["pending", "active"] } } }),
  ]);
  return { alerts: alerts[0]?.count ?? 0, tasks, silences };
}
