import pg from "pg";
import { afterAll } from "vitest";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import { createLogger } from "@/server/platform/logger";
import { eventBusSuite } from "@/server/ports/event-bus.suite";

const connectionString = process.env.DATABASE_URL ?? "";
const pool = new pg.Pool({ connectionString, max: 4 });
pool.on("error", () => undefined);

afterAll(() => pool.end());

eventBusSuite("PostgreSQL", {
  open: () => createPostgresEventBus({ connectionString, pool, log: createLogger("silent") }),
  async interrupt() {
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
                       where application_name = 'sre-assistant-events' and datname = current_database()`);
  },
});
