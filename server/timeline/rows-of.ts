/** A pool or a transaction of pg, or a transaction of Prisma: what can run a statement. */
export type Database =
  | { $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<unknown> }
  | { query(sql: string, values: unknown[]): Promise<{ rows: unknown[] }> };

/** The rows of one statement. */
export async function rowsOf<Row>(db: Database, sql: string, values: unknown[]): Promise<Row[]> {
  const rows = "query" in db ? (await db.query(sql, values)).rows : await db.$queryRawUnsafe(sql, ...values);
  return rows as Row[];
}
