import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { Redis } from "ioredis";

export interface TestRedis {
  url: string;
  /** Ends the server as an outage would; a second call does nothing. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

function launch(port: number): Promise<ChildProcess> {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", args, { stdio: "ignore" });
  return new Promise((resolve, reject) => {
    server.once("spawn", () => resolve(server));
    server.once("error", () => reject(new Error("redis-server is not installed: apt-get install redis-server")));
  });
}

/** A real Redis of its own on a free loopback port, which keeps nothing. */
export async function startTestRedis(): Promise<TestRedis> {
  const port = await freePort();
  const server = await launch(port);
  const client = new Redis({ host: "127.0.0.1", port, maxRetriesPerRequest: 50, retryStrategy: () => 50 });
  client.on("error", () => undefined);
  await client.ping();
  client.disconnect();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = new Promise((done) => server.once("exit", done));
      server.kill("SIGKILL");
      await gone;
    },
  };
}
