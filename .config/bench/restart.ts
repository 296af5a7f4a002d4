import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@/server/platform/free-port";
import { type OpenedRoom, openRoom } from "@/server/testing/chaos/open-room";
import { SupervisedRoom } from "@/server/testing/chaos/supervised-room";
import { benchDatabase } from "./bench-database";
import { type Child, startChild } from "./child";
import { postMessages } from "./post-messages";
import type { ClientsOpened, Compared, Returned } from "./real-clients-protocol";
import { type BenchResult, median, medianRatio, rounded } from "./result";
import { storedIds } from "./stored-ids";

const ROUNDS = 5;
const CLIENTS = 2_000;
/** Arrivals are told in the room, so that many people would say more than the bench does. */
const PAGES_EACH = 20;
const PER_SECOND = 2;
const PATIENCE_MS = 20_000;
const SETTLE_MS = 3_000;
const MOST_LOAD_CPU = 0.8;
const SEED = 214;
const TARGET = { p95Ms: 5_000, allMs: 15_000 };
const STOCK = fileURLToPath(new URL("stock-room.ts", import.meta.url));

type Kind = "ours" | "stock";
interface Fleet {
  server: SupervisedRoom;
  clients: Child;
  port: number;
  room: OpenedRoom;
  rounds: Returned[];
}

/**
 * P5: the server is killed with 2,000 clients on it while people write, and another process, which stands by, takes
 * over its port at once. Counted from the kill.
 */
export async function restart(): Promise<BenchResult> {
  const { ours, stock, heard, peerHeard } = await benchDatabase(async ({ url, pool }) => {
    const fleets: Record<Kind, Fleet> = {
      ours: await open("ours", url, await openRoom(pool, CLIENTS, PAGES_EACH)),
      stock: await open("stock", url, await openRoom(pool, CLIENTS, PAGES_EACH)),
    };
    try {
      for (let round = 0; round < ROUNDS; round++)
        for (const kind of ["ours", "stock"] as const) await killOnce(kind, fleets[kind], round);
      const compare = async ({ clients, room }: Fleet) =>
        clients.ask<Compared>({
          ask: "compare",
          stored: await storedIds(pool, room.incidentId),
          patienceMs: PATIENCE_MS,
        });
      return {
        ours: fleets.ours.rounds,
        stock: fleets.stock.rounds,
        heard: await compare(fleets.ours),
        peerHeard: await compare(fleets.stock),
      };
    } finally {
      for (const { server, clients } of Object.values(fleets)) await Promise.all([clients.stop(), server.stop()]);
    }
  });
  const p95 = ({ p95Ms }: Returned) => p95Ms;
  const value = median(ours.map(p95));
  const slowest = Math.max(...ours.map(({ allMs }) => allMs));
  const busiest = Math.max(...ours.map(({ cpuShare }) => cpuShare));
  const lost = heard.expected - heard.delivered;
  const isExact = lost === 0 && heard.doubled === 0 && heard.reordered === 0;
  return {
    name: "restart",
    value: rounded(value, 0),
    unit: "ms from kill -9 until 95 % of 2,000 clients are in the room again",
    peer: "stock socket.io, server and client",
    peerValue: rounded(median(stock.map(p95)), 0),
    ratio: rounded(medianRatio(stock.map(p95), ours.map(p95))),
    target: `95 % in ${TARGET.p95Ms} ms, all in ${TARGET.allMs} ms, nothing lost or doubled`,
    met: busiest <= MOST_LOAD_CPU && value <= TARGET.p95Ms && slowest <= TARGET.allMs && isExact,
    also: {
      p50Ms: rounded(median(ours.map(({ p50Ms }) => p50Ms)), 0),
      allMs: rounded(median(ours.map(({ allMs }) => allMs)), 0),
      slowestRoundMs: rounded(slowest, 0),
      peerAllMs: rounded(median(stock.map(({ allMs }) => allMs)), 0),
      expected: heard.expected,
      lost,
      doubled: heard.doubled,
      reordered: heard.reordered,
      peerLost: peerHeard.expected - peerHeard.delivered,
      loadCpuPercent: rounded(busiest * 100, 0),
    },
  };
}

async function open(kind: Kind, databaseUrl: string, room: OpenedRoom): Promise<Fleet> {
  const port = await freePort();
  const { number, cookies } = room;
  const place = { databaseUrl, port, ...room, isRecovering: false };
  const server = await SupervisedRoom.start(place, kind === "ours" ? undefined : STOCK);
  const clients = startChild("real-clients.ts", []);
  const { live } = await clients.ask<ClientsOpened>({ ask: "open", kind, port, number, cookies, isCuttable: false });
  if (live < CLIENTS) throw new Error(`Only ${live} clients came in`);
  return { server, clients, port, room, rounds: [] };
}

async function killOnce(kind: Kind, { server, clients, port, room, rounds }: Fleet, round: number): Promise<void> {
  const posting = postMessages({ kind, port, room, perSecond: PER_SECOND, seconds: 6, seed: SEED + round });
  await sleep(SETTLE_MS);
  const since = Number(process.hrtime.bigint() / 1_000n) / 1_000;
  const killed = server.kill();
  const returned = await clients.ask<Returned>({ ask: "returned", since, patienceMs: PATIENCE_MS });
  await Promise.all([killed, posting]);
  rounds.push(returned);
  const { p95Ms, allMs, cpuShare } = returned;
  process.stderr.write(
    `  restart ${round + 1}/${ROUNDS} ${kind}: 95 % after ${rounded(p95Ms, 0)} ms, all after ${rounded(allMs, 0)} ms, clients' CPU ${rounded(cpuShare * 100, 0)} %\n`,
  );
}
