import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "@/server/sandbox/database/start-embedded-postgres";

const folder = mkdtempSync(join(tmpdir(), "sre-assistant-embedded-"));
chmodSync(folder, 0o755);
const options = { dataDir: join(folder, "postgres"), password: "only for this test" };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows as unknown[])
    .finally(() => client.end());
}

describe("the embedded PostgreSQL", () => {
  it("is taken over when its application was killed, and has what was committed after it was killed itself", async () => {
    const first = await startEmbeddedPostgres(options);
    await ask(first.url, "create table kept (id int)");
    await ask(first.url, "insert into kept values (1), (2)");
    const second = await startEmbeddedPostgres(options);
    expect(second).toMatchObject({ attached: true, url: first.url });

    const pid = Number(readFileSync(join(options.dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    await new Promise((done) => setTimeout(done, 500));
    const third = await startEmbeddedPostgres(options);
    expect(third.attached).toBe(false);
    expect(await ask(third.url, "select count(*)::int as kept from kept")).toEqual([{ kept: 2 }]);
    await third.stop();
    await expect(ask(third.url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("asks for its password and listens on loopback alone", async () => {
    const postgres = await startEmbeddedPostgres(options);
    const url = new URL(postgres.url);
    url.password = "wrong";
    await expect(ask(url.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect(await ask(postgres.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await postgres.stop();
  });
});
