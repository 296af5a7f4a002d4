import { type ChildProcess, spawn } from "node:child_process";
import { Redis } from "ioredis";
import { expect, vi } from "vitest";
import { freePort } from "@/server/platform/free-port";

export interface TestRedis {
  url: string;
  /** Waits until so many processes speak and listen: what is said before that is heard by nobody. */
  heardBy(processes: number): Promise<void>;
  /** Ends the server as an outage would; a second call does nothing. */
  stop(): Promise<void>;
}

/** Connections that the line of one process holds: it speaks, is subscribed, and reads the stream. */
const CONNECTIONS = 3;

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
  const count = async (name: string) =>
    Number(new RegExp(`^${name}:(\\d+)`, "m").exec(await client.info("clients"))?.[1]);
  return {
    url: `redis://127.0.0.1:${port}`,
    heardBy: (processes) =>
      vi.waitFor(async () => {
        expect(await count("connected_clients")).toBeGreaterThan(processes * CONNECTIONS);
        expect(await count("blocked_clients")).toBe(processes);
      }, 5_000),
    stop: async () => {
      client.disconnect();
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = new Promise((done) => server.once("exit", done));
      server.kill("SIGKILL");
      await gone;
    },
  };
}
