import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { applyMigrations } from "@/server/platform/apply-migrations";
import { startEmbeddedPostgres } from "@/server/sandbox/database/start-embedded-postgres";

/** A PostgreSQL of its own for the database tests, migrated and thrown away afterwards; DATABASE_URL names another. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "sre-assistant-test-"));
  chmodSync(folder, 0o755);
  const embedded = process.env.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), password: "test" });
  process.env.DATABASE_URL ??= embedded?.url;
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  await applyMigrations(pool, "prisma/migrations");
  await pool.end();
  return async () => {
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
