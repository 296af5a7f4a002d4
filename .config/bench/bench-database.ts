import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { applyMigrations } from "@/server/platform/apply-migrations";
import { startEmbeddedPostgres } from "@/server/sandbox/database/start-embedded-postgres";

interface BenchDatabase {
  url: string;
  pool: pg.Pool;
}

/** Runs with a real PostgreSQL that is thrown away afterwards. */
export async function benchDatabase<Result>(run: (database: BenchDatabase) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "sre-assistant-bench-"));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), password: "bench" });
  const pool = new pg.Pool({ connectionString: postgres.url, max: 8 });
  // An idle connection hears first that the server goes.
  pool.on("error", () => undefined);
  try {
    await applyMigrations(pool, "prisma/migrations");
    return await run({ url: postgres.url, pool });
  } finally {
    await pool.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
