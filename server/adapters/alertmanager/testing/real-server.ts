import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/server/platform/free-port";

export interface RealServer {
  url: string;
  stop(): Promise<void>;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/**
 * Starts a program of its own folder on a free port of loopback, and waits until it is ready.
 * @param argumentsOf what it is started with; may write its configuration into the folder
 * @throws Error with what it said where it does not become ready
 */
export async function startRealServer(
  program: string,
  argumentsOf: (place: { folder: string; address: string }) => string[],
): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), `sre-assistant-${program}-`));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(program, argumentsOf({ folder, address }), { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.once("error", () => (said = `it is not installed: apt-get install ${program}`));
  const listen = (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000));
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://${address}`;
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await new Promise((go) => setTimeout(go, 100))) {
    if (child.exitCode !== null || child.pid === undefined) break;
    const isReady = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { url, stop };
  }
  await stop();
  throw new Error(`${program} did not become ready: ${said}`);
}
