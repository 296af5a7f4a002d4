import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port";

const START_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** A program of Debian's on a free port of loopback, in a folder of its own. */
export class DebianServer {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** Host and port. */
  get host(): string {
    return new URL(this.url).host;
  }

  /**
   * Alone, with a configuration that is JSON and so YAML, too.
   * @param address host and port that others know already
   */
  static alertmanager(configuration: object, address: string): Promise<DebianServer> {
    return DebianServer.launch("prometheus-alertmanager", address, { "alertmanager.yml": configuration }, [
      "--config.file=alertmanager.yml",
      "--storage.path=data",
      "--cluster.listen-address=",
    ]);
  }

  /** Scrapes one target each second, keeps its own labels, and evaluates the rules as often. */
  static async prometheus(setup: {
    target: string;
    alertmanager: string;
    rules: readonly object[];
  }): Promise<DebianServer> {
    const at = (host: string) => ({ static_configs: [{ targets: [host] }] });
    const files = {
      "rules.yml": { groups: [{ name: "shop", interval: "1s", rules: setup.rules }] },
      "prometheus.yml": {
        global: { scrape_interval: "1s", evaluation_interval: "1s" },
        rule_files: ["rules.yml"],
        scrape_configs: [{ job_name: "shop", honor_labels: true, ...at(setup.target) }],
        alerting: { alertmanagers: [at(setup.alertmanager)] },
      },
    };
    return DebianServer.launch("prometheus", `127.0.0.1:${await freePort()}`, files, [
      "--config.file=prometheus.yml",
      "--storage.tsdb.path=data",
      "--rules.alert.resend-delay=1s",
    ]);
  }

  private static async launch(
    program: string,
    address: string,
    files: Readonly<Record<string, object>>,
    settings: readonly string[],
  ): Promise<DebianServer> {
    const folder = await mkdtemp(join(tmpdir(), `war-room-${program}-`));
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content));
    const listens = `--web.listen-address=${address}`;
    const child = spawn(program, [...settings, listens], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.once("error", () => (said = `it is not installed: apt-get install ${program}`));
    child.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000)));
    const server = new DebianServer(`http://${address}`, folder, child);
    for (const deadline = Date.now() + START_MS; Date.now() < deadline && child.pid;) {
      if (child.exitCode !== null) break;
      if (await server.isReady()) return server;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    await server.stop();
    throw new Error(`${program} did not become ready: ${said}`);
  }

  private isReady(): Promise<boolean> {
    return fetch(`${this.url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** Asks it itself, past the application. */
  async ask<Answer>(path: string): Promise<Answer> {
    return (await fetch(new URL(path, this.url))).json() as Promise<Answer>;
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child.pid && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
