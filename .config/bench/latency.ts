import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/server/platform/free-port";
import { type OpenedRoom, openRoom } from "@/server/testing/chaos/open-room";
import { benchDatabase } from "./bench-database";
import { startChild } from "./child";
import type { Received } from "./fanout-protocol";
import { type Posted, postMessages } from "./post-messages";
import { type BenchResult, median, medianRatio, rounded } from "./result";
import { storedIds } from "./stored-ids";

const ROUNDS = 5;
const CLIENTS = 100;
const PER_SECOND = 10;
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
const SETTLE_MS = 500;
const PATIENCE_MS = 20_000;
const MOST_LOAD_CPU = 0.8;
const SEED = 214;
const TARGET = { p50: 15, p99: 50 };

type Kind = "ours" | "stock";
interface Run {
  received: Received;
  posted: Posted;
}

/** P2: from posting a message until each of 100 clients has it, with everything real in between. */
export async function latency(): Promise<BenchResult> {
  const runs: Record<Kind, Run[]> = { ours: [], stock: [] };
  await benchDatabase(async ({ url, pool }) => {
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of ["ours", "stock"] as const) {
        const room = await openRoom(pool, CLIENTS);
        const lastSeq = async () => (await storedIds(pool, room.incidentId)).length;
        const run = await measure({ kind, databaseUrl: url, room, lastSeq, seed: SEED + round });
        runs[kind].push(run);
        const { p50, p99 } = run.received;
        process.stderr.write(`  latency ${round + 1}/${ROUNDS} ${kind}: p50 ${rounded(p50)}, p99 ${rounded(p99)} ms\n`);
      }
    }
  });
  const all = (kind: Kind, value: (run: Run) => number) => runs[kind].map(value);
  const of = (kind: Kind, value: (run: Run) => number) => rounded(median(all(kind, value)));
  const p50 = ({ received }: Run) => received.p50;
  const p99 = ({ received }: Run) => received.p99;
  const lost = runs.ours.reduce((sum, { received }) => sum + received.lost, 0);
  const busiest = Math.max(...all("ours", ({ received, posted }) => Math.max(received.cpuShare, posted.cpuShare)));
  const [value, tail] = [of("ours", p50), of("ours", p99)];
  return {
    name: "latency",
    value,
    unit: "ms from posting to receiving, p50",
    peer: "count up, insert, commit, one stock socket.io emit; no session, no check of access",
    peerValue: of("stock", p50),
    ratio: rounded(medianRatio(all("stock", p50), all("ours", p50))),
    target: `p50 <= ${TARGET.p50}, p99 <= ${TARGET.p99} ms, nothing lost`,
    met: busiest <= MOST_LOAD_CPU && value <= TARGET.p50 && tail <= TARGET.p99 && lost === 0,
    also: {
      p99Ms: tail,
      peerP99Ms: of("stock", p99),
      answeredP50Ms: of("ours", ({ posted }) => posted.answeredP50Ms),
      answeredP99Ms: of("ours", ({ posted }) => posted.answeredP99Ms),
      lost,
      loadCpuPercent: rounded(busiest * 100, 0),
    },
  };
}

interface Measured {
  kind: Kind;
  databaseUrl: string;
  room: OpenedRoom;
  lastSeq(): Promise<number>;
  seed: number;
}

async function measure({ kind, databaseUrl, room, lastSeq, seed }: Measured): Promise<Run> {
  const file = kind === "ours" ? "../../server/testing/chaos/room-process.ts" : "stock-room.ts";
  const server = startChild(file, []);
  const load = startChild("fanout-load.ts", []);
  try {
    const port = await freePort();
    await server.ask({ databaseUrl, port, ...room, isRecovering: false });
    await load.ask({ ask: "connect", port, cookies: room.cookies, sampledEvery: 1 });
    const posting = { kind, port, room, seed, perSecond: PER_SECOND };
    await postMessages({ ...posting, seconds: WARM_UP_SECONDS });
    await sleep(SETTLE_MS);
    await load.ask({ ask: "forget" });
    const posted = await postMessages({ ...posting, seconds: SECONDS });
    const count = await lastSeq();
    const received = await load.ask<Received>({ ask: "receive", count, patienceMs: PATIENCE_MS });
    return { received, posted };
  } finally {
    await Promise.all([server.stop(), load.stop()]);
  }
}
