import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "@/server/platform/free-port";
import { PostgresServer, forgetDeadServer } from "@/server/sandbox/database/postgres-server";
import { postgresBinaries } from "@/server/sandbox/database/postgres-binaries";
import { reachableHome } from "@/server/sandbox/database/reachable-home";
import { type UnprivilegedUser, unprivilegedUser } from "@/server/sandbox/database/unprivileged-user";

export interface EmbeddedPostgres {
  url: string;
  /** Where its files lie: not always where they were wanted. */
  dataDir: string;
  /** True when a server that outlived its application was found and taken over. */
  attached: boolean;
  /** Waits until every connection is gone and the files are at rest. */
  stop(): Promise<void>;
}

const USER = "postgres";
const DATABASE = "sre_assistant";
const PORT_LINE = 3;

function run(
  command: string,
  args: string[],
  user: UnprivilegedUser | undefined,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...user, cwd: tmpdir(), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    // Not "close": the server inherits the pipes and would keep them open.
    child.on("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

async function initialise(initdb: string, dataDir: string, password: string, user: UnprivilegedUser | undefined) {
  const passwordFile = join(tmpdir(), `sre-assistant-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const args = [
      "-D",
      dataDir,
      "-U",
      USER,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ];
    const { code, output } = await run(initdb, args, user);
    if (code !== 0) throw new Error(`initdb failed: ${output.trim().split("\n").at(-1)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function portOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[PORT_LINE]);
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: USER, password, database: "postgres" });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/**
 * A real PostgreSQL on a free loopback port with its files in `dataDir`. One that still runs there, because the
 * application was killed, is taken over, and one that dies is started again; what was committed is there again.
 * @throws when the binaries are missing, or the server does not come up within 60 s.
 */
export async function startEmbeddedPostgres(options: { dataDir: string; password: string }): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const { dataDir, binaries } = reachableHome(options.dataDir, postgresBinaries(), user);
  if (!existsSync(join(dataDir, "PG_VERSION"))) {
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { mode: 0o700 });
    if (user) chownSync(dataDir, user.uid, user.gid);
    await initialise(binaries.initdb, dataDir, options.password, user);
  }
  const pgCtl = (...args: string[]) => run(binaries.pgCtl, ["-D", dataDir, ...args], user);
  forgetDeadServer(dataDir);
  const attached = (await pgCtl("status")).code === 0;
  const port = attached ? portOf(dataDir) : await freePort();
  const server = attached ? undefined : await PostgresServer.start({ binary: binaries.postgres, dataDir, port, user });
  await ensureDatabase(port, options.password);
  return {
    url: `postgresql://${USER}:${options.password}@127.0.0.1:${port}/${DATABASE}`,
    dataDir,
    attached,
    stop: async () => {
      if (server) await server.stop();
      else await pgCtl("stop", "-w", "-t", "60", "-s", "-m", "fast");
    },
  };
}
