import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it, vi } from "vitest";
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

const serverPid = () => Number(readFileSync(join(options.dataDir, "postmaster.pid"), "utf8").split("\n")[0]);

/** Starts the server in a process of its own and kills that process alone. */
async function startInKilledApplication(): Promise<string> {
  const script = `
    const { startEmbeddedPostgres } = await import("./server/sandbox/database/start-embedded-postgres.ts");
    console.log((await startEmbeddedPostgres(${JSON.stringify(options)})).url);`;
  const application = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script]);
  const [url] = (await once(application.stdout, "data")) as [Buffer];
  application.kill("SIGKILL");
  await once(application, "exit");
  return url.toString().trim();
}

describe("the embedded PostgreSQL", () => {
  it("is taken over when its application was killed, and has what was committed after it was killed itself", async () => {
    const url = await startInKilledApplication();
    await ask(url, "create table kept (id int)");
    await ask(url, "insert into kept values (1), (2)");
    expect(await startEmbeddedPostgres(options)).toMatchObject({ attached: true, url });

    process.kill(serverPid(), "SIGKILL");
    await vi.waitFor(() => expect(ask(url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" }), 5_000);
    const next = await startEmbeddedPostgres(options);
    expect(next.attached).toBe(false);
    expect(await ask(next.url, "select count(*)::int as kept from kept")).toEqual([{ kept: 2 }]);
    await next.stop();
    await expect(ask(next.url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("comes back by itself at the same address when it is killed under its application", async () => {
    const postgres = await startEmbeddedPostgres(options);
    const killed = serverPid();
    process.kill(killed, "SIGKILL");
    await vi.waitFor(async () => expect(await ask(postgres.url, "select 1 as up")).toEqual([{ up: 1 }]), 15_000);
    expect(serverPid()).not.toBe(killed);
    await postgres.stop();
    await expect(ask(postgres.url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
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
