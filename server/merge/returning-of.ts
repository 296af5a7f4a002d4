import type { Moving } from "@/server/merge/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** What would go back from a merge: what somebody has taken away since then does not. */
export async function returningOf(tx: Pick<Prisma.TransactionClient, "$queryRaw">, mergeId: string): Promise<Moving> {
  const [moving] = await tx.$queryRaw<Moving[]>`
    select (select count(distinct e.row->>'alert_id')::int from incident_merge_alert e
              left join incident_alert y on y.incident_id = m.target_id and y.firing_id = e.firing_id
             where e.merge_id = m.id and (e.was_there or y.firing_id is not null)) as alerts,
           (select count(*)::int from task t where t.id = any (m.task_ids) and t.incident_id = m.target_id) as tasks,
           (select count(*)::int from silence s where s.id = any (m.silence_ids) and s.incident_id = m.target_id
               and s.state in ('pending', 'active')) as silences
      from incident_merge m where m.id = ${mergeId}::uuid`;
  return moving ?? { alerts: 0, tasks: 0, silences: 0 };
}
