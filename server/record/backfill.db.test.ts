import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyMigrations } from "@/server/platform/apply-migrations";
import { openDatabase } from "@/server/platform/db";
import { RecordReader } from "@/server/record/read-record";
import { verifyExport } from "@/server/record/verify/verify-export";
import { writeJson } from "@/server/record/write-json";
import { recordEvent } from "@/server/timeline/record-event";

const CHAINED_FROM = "20261122000400";
const name = `backfill_${randomUUID().replaceAll("-", "")}`;
const url = new URL(process.env.DATABASE_URL ?? "");
const outside = new pg.Pool({ connectionString: url.href, max: 1 });
url.pathname = `/${name}`;
const folder = mkdtempSync(join(tmpdir(), "migrations-"));
let pool: pg.Pool;

beforeAll(async () => {
  await outside.query(`create database ${name}`);
  // The database goes at the end with whoever is still connected: lines that are cut there do no harm.
  ({ pool } = openDatabase(url.href));
  for (const each of readdirSync("prisma/migrations"))
    if (each < CHAINED_FROM) cpSync(join("prisma/migrations", each), join(folder, each), { recursive: true });
  await applyMigrations(pool, folder);
});
afterAll(async () => {
  await pool.end();
  await outside.query(`drop database ${name} with (force)`);
  await outside.end();
  rmSync(folder, { recursive: true, force: true });
});

/** What was told before there was a chain: any text, nested, with keys in every order. */
const TOLD: [string, Record<string, unknown>][] = [
  ['結帳 p99 ↑ 🔥\n\t"quoted" \\ / \u007f\u2028 e\u0301', {}],
  ["", { from: "investigating", to: "fixing" }],
  ["", { b: 1, a: { z: [1, [2, { ä: null }], "三"], A: true }, "": "no name", é: [], "e\u0301": {} }],
  [
    "",
    { numbers: [0, -1, 42, 2_147_483_647, 9_007_199_254_740_991], nested: { deep: { deeper: ["x", { y: "😀" }] } } },
  ],
  ["", { control: "\u0001\b\f\n\r\t\u001f", slash: "</script>", "key\nwith\tcontrols": 1 }],
];

describe("what was told before there was a chain", () => {
  it("has one that can be checked, and that goes on", async () => {
    const { rows } = await pool.query<{ organization: string; incident: string }>(
      `with o as (insert into organization (slug, name) values ('old', 'Old') returning id)
       insert into incident (organization_id, number, title, severity, status, idempotency_key)
       select o.id, n, 'Old ' || n, 'sev2', 'investigating', 'key ' || n from o, generate_series(1, 2) n
       returning organization_id as organization, id as incident`,
    );
    for (const { organization, incident } of rows) {
      for (const [at, [body, payload]] of TOLD.entries())
        await pool.query(
          `insert into timeline_event (organization_id, incident_id, seq, kind, occurred_at, actor_name, body, payload,
                                       idempotency_key, request_hash)
           values ($1, $2, $3, 'message', $4, 'Ada 二', $5, $6, $7, 'x')`,
          [organization, incident, at + 1, "2026-11-22T03:00:00.120Z", body, payload, randomUUID()],
        );
      await pool.query("update incident set last_seq = $2 where id = $1", [incident, TOLD.length]);
    }
    await pool.query(
      `insert into incident (organization_id, number, title, severity, status, idempotency_key)
       select id, 3, 'Silent', 'sev2', 'investigating', 'silent' from organization`,
    );
    await applyMigrations(pool, "prisma/migrations");

    const actor = { id: null, name: "Ada" };
    for (const { organization: organizationId, incident: incidentId } of rows) {
      await recordEvent(pool, { organizationId, incidentId, kind: "message", actor, body: "later" });
      const record = await RecordReader.open(pool, incidentId);
      const verdict = await verifyExport(writeJson(record, { exportedAt: "", withDocuments: false }));
      expect(verdict).toMatchObject({ broken: null, head: { seq: TOLD.length + 1 } });
    }
    const silent = await pool.query<{ id: string }>("select id from incident where number = 3");
    const record = await RecordReader.open(pool, silent.rows[0]?.id ?? "");
    expect(record.head).toEqual({ seq: 0, hash: "0".repeat(64) });
  });
});
