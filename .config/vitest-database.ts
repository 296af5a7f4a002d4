import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { applyMigrations } from "@/server/platform/apply-migrations";
import { startEmbeddedPostgres } from "@/server/sandbox/database/start-embedded-postgres";

/**
 * A PostgreSQL of its own for the database tests, thrown away afterwards; DATABASE_URL names another server. In it stands
 * a migrated database, from which each file of tests gets its own by `vitest-own-database.ts`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "sre-assistant-test-"));
  chmodSync(folder, 0o755);
  const embedded = process.env.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), password: "test" });
  process.env.DATABASE_URL ??= embedded?.url;
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await admin.connect();
  const template = `sre_assistant_test_${process.pid}`;
  await admin.query(`create database ${template}`);
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${template}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  await applyMigrations(pool, "prisma/migrations");
  await pool.end();
  process.env.TEST_DATABASE_TEMPLATE = template;
  return async () => {
    await admin.query(`drop database ${template}`);
    await admin.end();
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
