import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { UnprivilegedUser } from "@/server/sandbox/database/unprivileged-user";

export interface ServerPlace {
  /** Path of the `postgres` program. */
  binary: string;
  dataDir: string;
  port: number;
  user: UnprivilegedUser | undefined;
}

const STATUS_LINE = 7;
const ATTEMPTS = 6;
const READY_TIMEOUT_MS = 60_000;
const SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=80"];

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/**
 * Removes the lock of a server that was killed. PostgreSQL asks only whether the process number exists, and it does
 * when nobody has collected the dead process, or when the number has been given to somebody else.
 */
export function forgetDeadServer(dataDir: string): void {
  const lock = join(dataDir, "postmaster.pid");
  if (process.platform !== "linux" || !existsSync(lock)) return;
  const pid = readFileSync(lock, "utf8").split("\n")[0];
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : "";
  if (!command.includes(dataDir)) rmSync(lock);
}

/** A server process of ours on one port, started again whenever it dies before it is stopped. */
export class PostgresServer {
  #process: ChildProcess | undefined;
  #restart: Promise<void> | undefined;
  #isStopping = false;

  private constructor(private readonly place: ServerPlace) {}

  /** @throws when it does not come up */
  static async start(place: ServerPlace): Promise<PostgresServer> {
    const server = new PostgresServer(place);
    await server.#start();
    return server;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#restart;
    const child = this.#process;
    if (!child || hasEnded(child)) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    // PostgreSQL's "fast" stop: open transactions are rolled back, what is committed is written.
    child.kill("SIGINT");
    await gone;
  }

  async #start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      forgetDeadServer(this.place.dataDir);
      const child = this.#launch();
      if (await this.#becomesReady(child)) {
        this.#process = child;
        child.once("exit", () => this.#onDeath());
        return;
      }
      const log = join(this.place.dataDir, "server.log");
      if (attempt === ATTEMPTS) throw new Error(`PostgreSQL did not start; its log is ${log}`);
      // The children of one that was killed hold its memory for a moment.
      await sleep(500);
    }
  }

  #onDeath(): void {
    if (this.#isStopping) return;
    // One that cannot come back leaves the database away: every door says so, and health is "down".
    this.#restart = this.#start().catch(() => undefined);
  }

  /** In a session of its own: a Ctrl-C in the terminal is not meant for it. */
  #launch(): ChildProcess {
    const { binary, dataDir, port, user } = this.place;
    const log = join(dataDir, "server.log");
    const output = openSync(log, "a", 0o600);
    if (user) chownSync(log, user.uid, user.gid);
    const args = ["-D", dataDir, "-p", String(port), ...SETTINGS.flatMap((setting) => ["-c", setting])];
    const child = spawn(binary, args, { ...user, cwd: tmpdir(), detached: true, stdio: ["ignore", output, output] });
    closeSync(output);
    return child;
  }

  async #becomesReady(child: ChildProcess): Promise<boolean> {
    const lock = join(this.place.dataDir, "postmaster.pid");
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!hasEnded(child) && Date.now() < deadline) {
      const status = existsSync(lock) ? readFileSync(lock, "utf8").split("\n")[STATUS_LINE]?.trim() : "";
      if (status === "ready") return true;
      await sleep(20);
    }
    child.kill("SIGINT");
    return false;
  }
}
