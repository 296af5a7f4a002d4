import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child";
import type { Received } from "./fanout-protocol";
import { type BenchResult, median, medianRatio, rounded } from "./result";

const ROUNDS = 5;
const CLIENTS = 1_000;
const PER_SECOND = 100;
const SECONDS = 4;
const PATIENCE_MS = 12_000;
const SETTLE_MS = 500;
/** Every so many clients reads the times of sending, so that reading costs little. */
const SAMPLED_EVERY = 16;
const MOST_LOAD_CPU = 0.8;
const TARGET = { micros: 4, ratio: 3, p99: 150 };

type Kind = "ours" | "stock";
type Run = Received & { microsPerDelivery: number };

/** P1: server CPU for each delivery to 1,000 clients at 100 messages a second, beside stock socket.io. */
export async function fanout(): Promise<BenchResult> {
  const runs: Record<Kind, Run[]> = { ours: [], stock: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of ["ours", "stock"] as const) {
      const run = await measure(kind);
      runs[kind].push(run);
      process.stderr.write(`  fanout ${round + 1}/${ROUNDS} ${kind}: ${rounded(run.microsPerDelivery)} µs\n`);
    }
  }
  const of = (kind: Kind, value: (run: Run) => number) => median(runs[kind].map(value));
  const value = of("ours", (run) => run.microsPerDelivery);
  const peerValue = of("stock", (run) => run.microsPerDelivery);
  const micros = (kind: Kind) => runs[kind].map(({ microsPerDelivery }) => microsPerDelivery);
  const ratio = medianRatio(micros("stock"), micros("ours"));
  const p99 = of("ours", (run) => run.p99);
  const lost = runs.ours.reduce((sum, run) => sum + run.lost, 0);
  const busiest = Math.max(...runs.ours.map(({ cpuShare }) => cpuShare));
  const isValid = busiest <= MOST_LOAD_CPU;
  return {
    name: "fanout",
    value: rounded(value),
    unit: "µs of server CPU a delivery",
    peer: "stock socket.io, one emit a message",
    peerValue: rounded(peerValue),
    ratio: rounded(ratio),
    target: `<= ${TARGET.micros} µs, >= ${TARGET.ratio} times the peer, p99 <= ${TARGET.p99} ms, nothing lost`,
    met: isValid && value <= TARGET.micros && ratio >= TARGET.ratio && p99 <= TARGET.p99 && lost === 0,
    also: {
      p50Ms: rounded(
        of("ours", (run) => run.p50),
        1,
      ),
      p99Ms: rounded(p99, 1),
      lost,
      peerP99Ms: rounded(
        of("stock", (run) => run.p99),
        1,
      ),
      loadCpuPercent: rounded(busiest * 100, 0),
      peerLoadCpuPercent: rounded(Math.max(...runs.stock.map(({ cpuShare }) => cpuShare)) * 100, 0),
    },
  };
}

async function measure(kind: Kind): Promise<Run> {
  const server = startChild("fanout-server.ts", [kind]);
  const load = startChild("fanout-load.ts", []);
  try {
    const { port } = await server.ask<{ port: number }>({ ask: "port" });
    const cookies = Array.from({ length: CLIENTS }, (_, n) => `session=${n}`);
    await load.ask({ ask: "connect", port, cookies, sampledEvery: SAMPLED_EVERY });
    await sleep(SETTLE_MS);
    const count = PER_SECOND * SECONDS;
    await load.ask({ ask: "forget" });
    await server.ask({ ask: "send", count, perSecond: PER_SECOND });
    const received = await load.ask<Received>({ ask: "receive", count, patienceMs: PATIENCE_MS });
    const { cpuMicros } = await server.ask<{ cpuMicros: number }>({ ask: "cpu" });
    return { ...received, microsPerDelivery: cpuMicros / received.delivered };
  } finally {
    await Promise.all([server.stop(), load.stop()]);
  }
}
