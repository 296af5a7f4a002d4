import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child";
import type { UsedMemory } from "./fanout-protocol";
import { type BenchResult, median, medianRatio, rounded } from "./result";

const ROUNDS = 5;
const CONNECTIONS = 5_000;
/** Some connections come and go first: what the process keeps for good is not theirs. */
const WARM_UP = 200;
/** Handshakes are kept for 10 s, and announcements of who is there go on for some. */
const SETTLE_MS = 12_000;
const TARGET_KB = 20;
const KB = 1_024;

type Kind = "ours" | "stock";

/** P3: what 5,000 connections that are in a room cost, each of another person, beside stock socket.io. */
export async function memory(): Promise<BenchResult> {
  const runs: Record<Kind, UsedMemory[]> = { ours: [], stock: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // Side by side: most of the time is waiting.
    const pair = await Promise.all([measure("ours"), measure("stock")]);
    runs.ours.push(pair[0]);
    runs.stock.push(pair[1]);
    process.stderr.write(
      `  memory ${round + 1}/${ROUNDS} ours: ${rounded(pair[0].rss)} KB, stock: ${rounded(pair[1].rss)} KB\n`,
    );
  }
  const of = (kind: Kind, what: keyof UsedMemory) => runs[kind].map((run) => run[what]);
  const value = median(of("ours", "rss"));
  return {
    name: "memory",
    value: rounded(value),
    unit: "KB of resident memory a connection, after collecting",
    peer: "stock socket.io, one room",
    peerValue: rounded(median(of("stock", "rss"))),
    ratio: rounded(medianRatio(of("stock", "rss"), of("ours", "rss"))),
    target: `<= ${TARGET_KB} KB`,
    met: value <= TARGET_KB,
    also: {
      connections: CONNECTIONS,
      heapKb: rounded(median(of("ours", "heap"))),
      peerHeapKb: rounded(median(of("stock", "heap"))),
      worstRoundKb: rounded(Math.max(...of("ours", "rss"))),
    },
  };
}

/** KB for each connection. */
async function measure(kind: Kind): Promise<UsedMemory> {
  const server = startChild("fanout-server.ts", [kind]);
  const load = startChild("fanout-load.ts", []);
  try {
    const { port } = await server.ask<{ port: number }>({ ask: "port" });
    const connect = async (child: typeof load, prefix: string, count: number) => {
      const cookies = Array.from({ length: count }, (_, n) => `session=${prefix}${n}`);
      await child.ask({ ask: "connect", port, cookies, sampledEvery: count });
    };
    const warmUp = startChild("fanout-load.ts", []);
    await connect(warmUp, "w", WARM_UP);
    await warmUp.stop();
    const before = await server.ask<UsedMemory>({ ask: "memory" });
    await connect(load, "c", CONNECTIONS);
    await sleep(SETTLE_MS);
    const after = await server.ask<UsedMemory>({ ask: "memory" });
    const each = (what: keyof UsedMemory) => (after[what] - before[what]) / CONNECTIONS / KB;
    return { rss: each("rss"), heap: each("heap") };
  } finally {
    await Promise.all([server.stop(), load.stop()]);
  }
}
