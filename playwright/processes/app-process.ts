import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeProcess } from "./child-process";
import { freePort } from "./free-port";

const READY = /is ready: (\S+)/;
const START_MS = 120_000;

/** The application in its production form, with a data folder of its own. It can be killed and started again. */
export class AppProcess {
  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly node: NodeProcess,
  ) {}

  static async launch(env: Readonly<Record<string, string>> = {}): Promise<AppProcess> {
    const port = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), "war-room-"));
    // PostgreSQL runs as an account of its own and has to get in.
    await chmod(dataDir, 0o755);
    const app = new AppProcess(
      `http://localhost:${port}`,
      dataDir,
      new NodeProcess(["server/main.ts"], { PORT: String(port), DATA_DIR: dataDir, ...env }),
    );
    await app.start();
    return app;
  }

  /** One that somebody else runs: it can be used, and neither killed nor started. */
  static running(url: string): AppProcess {
    return new AppProcess(url, "", new NodeProcess([], {}));
  }

  get output(): string {
    return this.node.output;
  }

  async start(): Promise<void> {
    await this.node.start(READY, START_MS);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    if (!this.node.pid) throw new Error(`${this.url} is not ours to kill`);
    await this.node.end("SIGKILL");
  }

  /** As Ctrl-C would. */
  stop(): Promise<number | null> {
    return this.node.end("SIGTERM");
  }

  async remove(): Promise<void> {
    if (!this.dataDir) return;
    await this.stop();
    await this.endDatabase();
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** A database that outlived an application that was killed and never started again. */
  private async endDatabase(): Promise<void> {
    const file = await readFile(join(this.dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => "");
    const pid = Number.parseInt(file, 10);
    if (pid > 0) process.kill(pid, "SIGQUIT");
  }
}
