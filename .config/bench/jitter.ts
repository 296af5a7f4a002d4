import { freePort } from "@/server/platform/free-port";
import { type OpenedRoom, openRoom } from "@/server/testing/chaos/open-room";
import { benchDatabase } from "./bench-database";
import { startChild } from "./child";
import { postMessages } from "./post-messages";
import type { ClientsOpened, Compared, ReaderKind } from "./real-clients-protocol";
import { type BenchResult, rounded } from "./result";
import { storedIds } from "./stored-ids";

const KINDS: readonly ReaderKind[] = ["ours", "stock", "recovering"];
const CLIENTS = 300;
const PER_SECOND = 5;
const CUT = { everyMs: 15_000, awayMs: 2_000 };
/** So many times each line is cut. */
const CYCLES = 3;
const SECONDS = (CUT.everyMs * CYCLES) / 1_000;
const PATIENCE_MS = 20_000;
const MOST_LOAD_CPU = 0.8;
const SEED = 214;
const TARGET = { percent: 100, replayMs: 1_000 };

/** P4: 300 clients whose line is cut every 15 s for 2 s; each kind under the same schedule. */
export async function jitter(): Promise<BenchResult> {
  const [ours, stock, recovering] = await benchDatabase(async ({ url, pool }) => {
    const compared: Compared[] = [];
    for (const kind of KINDS) {
      const room = await openRoom(pool, CLIENTS);
      const run = await measure(kind, url, room, () => storedIds(pool, room.incidentId));
      compared.push(run);
      process.stderr.write(`  jitter ${kind}: ${run.expected - run.delivered} of ${run.expected} lost\n`);
    }
    return compared;
  });
  if (!ours || !stock || !recovering) throw new Error("A kind of clients was not measured");
  const percent = ({ delivered, expected }: Compared) => rounded((delivered / expected) * 100, 3);
  const isExact = ours.delivered === ours.expected && ours.doubled === 0 && ours.reordered === 0;
  const busiest = Math.max(ours.cpuShare, stock.cpuShare, recovering.cpuShare);
  const lost = (of: Compared) => of.expected - of.delivered;
  return {
    name: "jitter",
    value: percent(ours),
    unit: "% of messages delivered",
    peer: "stock socket.io",
    peerValue: percent(stock),
    ratio: rounded(percent(ours) / percent(stock)),
    target: `${TARGET.percent}.000 %, none doubled or reordered, replay p99 <= ${TARGET.replayMs} ms`,
    met: busiest <= MOST_LOAD_CPU && isExact && ours.replayP99Ms <= TARGET.replayMs,
    also: {
      expected: ours.expected,
      lost: lost(ours),
      doubled: ours.doubled,
      reordered: ours.reordered,
      replayP99Ms: rounded(ours.replayP99Ms, 1),
      returnP99Ms: rounded(ours.returnP99Ms, 0),
      peerLost: lost(stock),
      peerReturnP99Ms: rounded(stock.returnP99Ms, 0),
      recoveringPercent: percent(recovering),
      recoveringLost: lost(recovering),
      recoveringDoubled: recovering.doubled,
      loadCpuPercent: rounded(busiest * 100, 0),
    },
  };
}

async function measure(
  kind: ReaderKind,
  databaseUrl: string,
  room: OpenedRoom,
  stored: () => Promise<string[]>,
): Promise<Compared> {
  const file = kind === "ours" ? "../../server/testing/chaos/room-process.ts" : "stock-room.ts";
  const server = startChild(file, []);
  const clients = startChild("real-clients.ts", []);
  try {
    const port = await freePort();
    await server.ask({ databaseUrl, port, ...room, isRecovering: kind === "recovering" });
    const { number, cookies } = room;
    const { live } = await clients.ask<ClientsOpened>({ ask: "open", kind, port, number, cookies, isCuttable: true });
    if (live < CLIENTS) throw new Error(`Only ${live} clients of the kind "${kind}" came in`);
    const cut = clients.ask({ ask: "cut", ...CUT, forMs: SECONDS * 1_000 });
    await postMessages({ kind, port, room, perSecond: PER_SECOND, seconds: SECONDS, seed: SEED });
    await cut;
    return await clients.ask<Compared>({ ask: "compare", stored: await stored(), patienceMs: PATIENCE_MS });
  } finally {
    await Promise.all([server.stop(), clients.stop()]);
  }
}
