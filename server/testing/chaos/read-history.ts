import type pg from "pg";
import type { History, StoredEntry } from "@/server/testing/chaos/history-faults";

/** What the database knows of one incident. */
export async function readHistory(
  pool: pg.Pool,
  incidentId: string,
): Promise<Pick<History, "incidentId" | "lastSeq" | "headHash" | "table">> {
  const incident = await pool.query<{ lastSeq: string; headHash: string }>(
    `select last_seq as "lastSeq", head_hash as "headHash" from incident where id = $1`,
    [incidentId],
  );
  const { rows } = await pool.query<StoredEntry>(
    `select timeline_event_wire(t) as event, prev_hash as "prevHash", hash
       from timeline_event t where incident_id = $1 order by seq`,
    [incidentId],
  );
  const [found] = incident.rows;
  return { incidentId, lastSeq: Number(found?.lastSeq), headHash: found?.headHash ?? "", table: rows };
}
