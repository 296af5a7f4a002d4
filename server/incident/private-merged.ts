import type { Prisma } from "@/server/platform/prisma-client/client";

/** How many private incidents went on in this one, also by way of others: their tasks and alerts are seen by whoever sees it. */
export async function privateMerged(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  incidentId: string,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    with recursive merged as (
      select id, visibility from incident where merged_into_id = ${incidentId}::uuid
      union
      select i.id, i.visibility from incident i join merged m on i.merged_into_id = m.id
    )
    select count(*)::int as count from merged where visibility = 'private'`;
  return row?.count ?? 0;
}
