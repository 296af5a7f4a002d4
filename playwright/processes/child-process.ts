import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const KEPT_OUTPUT = 20_000;

/** A process of the product, run as a user runs it, with its output kept for when it fails. */
export class NodeProcess {
  private child: ChildProcess | undefined;
  output = "";

  constructor(
    private readonly args: readonly string[],
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves with the first match in what the process prints. */
  start(ready: RegExp, timeoutMs: number): Promise<RegExpExecArray> {
    this.output = "";
    const { PATH, HOME, NEXT_DIST_DIR } = process.env;
    const options: SpawnOptions = {
      cwd: ROOT,
      env: { PATH, HOME, NODE_ENV: "production", ...(NEXT_DIST_DIR && { NEXT_DIST_DIR }), ...this.env },
      // Through the channel it learns that the tests are gone, and stops.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    };
    const child = spawn(process.execPath, ["--import", "tsx", ...this.args], options);
    this.child = child;
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${this.args.join(" ")}: ${why}\n${this.output}`));
      const timer = setTimeout(() => fail(`not ready after ${timeoutMs} ms`), timeoutMs);
      const read = (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-KEPT_OUTPUT);
        const match = ready.exec(this.output);
        if (!match) return;
        clearTimeout(timer);
        resolve(match);
      };
      child.stdout?.on("data", read);
      child.stderr?.on("data", read);
      child.once("exit", (code) => {
        clearTimeout(timer);
        fail(`ended with ${code}`);
      });
    });
  }

  /** Ends the process by a signal and waits until it is gone. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, "exit");
    child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }
}
