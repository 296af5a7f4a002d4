import type pg from "pg";

/** The ids of an incident's entries, in order. */
export async function storedIds(pool: pg.Pool, incidentId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    "select id from timeline_event where incident_id = $1 order by seq",
    [incidentId],
  );
  return rows.map(({ id }) => id);
}
