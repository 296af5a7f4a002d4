import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyMigrations } from "@/server/platform/apply-migrations";

const name = `migrations_${process.pid}_${Date.now()}`;
let admin: pg.Client;
let pool: pg.Pool;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  pool = new pg.Pool({ connectionString: url.href });
});
afterAll(async () => {
  await pool.end();
  await admin.query(`drop database ${name}`);
  await admin.end();
});

function folderWith(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  for (const [step, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, step));
    writeFileSync(join(folder, step, "migration.sql"), sql);
  }
  return folder;
}

describe("applyMigrations", () => {
  const first = { "1_first": "create table first (id int)" };
  const both = { ...first, "2_second": "create table second (id int); insert into second values (1)" };

  it("applies each once, in order, also when two processes start together", async () => {
    expect(await applyMigrations(pool, folderWith(first))).toEqual(["1_first"]);
    const folder = folderWith(both);
    const applied = await Promise.all([applyMigrations(pool, folder), applyMigrations(pool, folder)]);
    expect(applied.flat()).toEqual(["2_second"]);
    expect((await pool.query("select * from second")).rowCount).toBe(1);
  });

  it("refuses a migration that was changed after it had been applied", async () => {
    const changed = folderWith({ "1_first": "create table other (id int)" });
    await expect(applyMigrations(pool, changed)).rejects.toThrow("1_first was changed");
  });

  it("leaves nothing of one that fails, and lets it be mended", async () => {
    const broken = folderWith({ ...both, "3_third": "create table third (id int); select nonsense" });
    await expect(applyMigrations(pool, broken)).rejects.toThrow("nonsense");
    expect((await pool.query("select to_regclass('third') as found")).rows[0].found).toBeNull();
    expect(await applyMigrations(pool, folderWith({ ...both, "3_third": "create table third (id int)" }))).toEqual([
      "3_third",
    ]);
  });
});
