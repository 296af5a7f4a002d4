import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/server/platform/prisma-client/client";

/** One pool for Prisma and for the few statements that go round it. */
export function openDatabase(url: string): { pool: pg.Pool; db: PrismaClient } {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "sre-assistant",
  });
  // A connection that breaks is replaced at the next query: it must not end the process, neither an idle one nor one that
  // is held without a question, as by a job with its lock. What was asked on it is rejected all the same.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}
