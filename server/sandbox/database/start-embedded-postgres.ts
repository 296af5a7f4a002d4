import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
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
const STATUS_LINE = 7;
const START_ATTEMPTS = 6;
const START_TIMEOUT_MS = 60_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

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

/**
 * Removes the lock of a server that was killed. PostgreSQL asks only whether the process number exists, and it does
 * when nobody has collected the dead process, or when the number has been given to somebody else.
 */
function forgetDeadServer(dataDir: string): void {
  const lock = join(dataDir, "postmaster.pid");
  if (process.platform !== "linux" || !existsSync(lock)) return;
  const pid = readFileSync(lock, "utf8").split("\n")[0];
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : "";
  if (!command.includes(dataDir)) rmSync(lock);
}

/** Starts the server as our own child, in a session of its own: a Ctrl-C in the terminal is not meant for it. */
async function startServer(binary: string, dataDir: string, user: UnprivilegedUser | undefined): Promise<ChildProcess> {
  const port = String(await freePort());
  const log = join(dataDir, "server.log");
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=80"].flatMap((one) => [
    "-c",
    one,
  ]);
  for (let attempt = 1; ; attempt++) {
    const output = openSync(log, "a", 0o600);
    if (user) chownSync(log, user.uid, user.gid);
    const stdio = ["ignore", output, output] as const;
    const server = spawn(binary, ["-D", dataDir, "-p", port, ...settings], {
      ...user,
      cwd: tmpdir(),
      detached: true,
      stdio: [...stdio],
    });
    closeSync(output);
    if (await becomesReady(server, dataDir)) return server;
    if (attempt === START_ATTEMPTS) throw new Error(`PostgreSQL did not start; its log is ${log}`);
    // The children of one that was killed hold its memory for a moment.
    await sleep(500);
  }
}

async function becomesReady(server: ChildProcess, dataDir: string): Promise<boolean> {
  const lock = join(dataDir, "postmaster.pid");
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
    const status = existsSync(lock) ? readFileSync(lock, "utf8").split("\n")[STATUS_LINE]?.trim() : "";
    if (status === "ready") return true;
    await sleep(20);
  }
  server.kill("SIGINT");
  return false;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  // PostgreSQL's "fast" stop: open transactions are rolled back, what is committed is written.
  server.kill("SIGINT");
  await gone;
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
 * application was killed, is taken over; what was committed is there again.
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
  const server = attached ? undefined : await startServer(binaries.postgres, dataDir, user);
  const port = Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[PORT_LINE]);
  await ensureDatabase(port, options.password);
  return {
    url: `postgresql://${USER}:${options.password}@127.0.0.1:${port}/${DATABASE}`,
    dataDir,
    attached,
    stop: async () => {
      if (server) await stopServer(server);
      else await pgCtl("stop", "-w", "-t", "60", "-s", "-m", "fast");
    },
  };
}
