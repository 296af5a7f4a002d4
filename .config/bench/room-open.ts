import type { Browser } from "@playwright/test";
import type pg from "pg";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import { newEntry } from "@/server/timeline/new-entry";
import { type BenchResult, median, medianRatio, rounded } from "./result";
import { openRoomOnce, type RoomOpened } from "./room-open-page";
import { signIn } from "./sign-in";
import { timelineEvents } from "./timeline-events";
import { withApp } from "./with-app";

const ROUNDS = 7;
const EVENTS = 50_000;
const AT_ONCE = 200;
const DASHBOARDS = [{ uid: "shop-overview", title: "Shop overview" }];
const TARGET = { interactive: 1.25, bytes: 1.5, timelineNodes: 400, heapMb: 15 };

type Kind = "full" | "empty";

/**
 * P6: the same room opened in Chromium with a cold cache, once with 50,000 events and once with those of its
 * declaration alone. Both show the same dashboard.
 */
export async function roomOpen(): Promise<BenchResult> {
  return withApp(async (browser, url, pool) => resultOf(await measure(browser, url, pool)));
}

async function measure(browser: Browser, url: string, pool: pg.Pool): Promise<Record<Kind, RoomOpened[]>> {
  const numbers: Record<Kind, number> = { full: 0, empty: 0 };
  const session = await signIn(browser, url, async (api) => {
    for (const kind of ["full", "empty"] as const)
      numbers[kind] = (await api.declare("Checkout errors", { dashboards: DASHBOARDS })).number;
  });
  const middle = await fill(pool, numbers.full);
  const runs: Record<Kind, RoomOpened[]> = { full: [], empty: [] };
  for (let round = -1; round < ROUNDS; round++) {
    for (const kind of ["full", "empty"] as const) {
      const place = { number: numbers[kind], middle: kind === "full" ? middle : null };
      const run = await openRoomOnce(browser, { url, session, ...place });
      // The first of each warms the server up.
      if (round < 0) continue;
      runs[kind].push(run);
      process.stderr.write(
        `  room-open ${round + 1}/${ROUNDS} ${kind}: interactive after ${rounded(run.interactiveMs, 0)} ms\n`,
      );
    }
  }
  return runs;
}

/** Tells the room all that happened, through the product's own writer. Returns the position of a message in the middle. */
async function fill(pool: pg.Pool, number: number): Promise<number> {
  const { rows } = await pool.query<TimelineScope>(
    `select organization_id as "organizationId", id as "incidentId" from incident where number = $1`,
    [number],
  );
  const [scope] = rows;
  if (!scope) throw new Error("The bench's incident is not there");
  const writer = createTimelineWriter({ pool });
  const told = timelineEvents(EVENTS).filter(({ supersedesId }) => supersedesId === null);
  let middle = 0;
  for (let at = 0; at < told.length; at += AT_ONCE) {
    const stored = await Promise.all(
      told.slice(at, at + AT_ONCE).map(({ kind, actorName, source, body, payload, idempotencyKey, occurredAt }) => {
        const actor = { id: null, name: actorName };
        return writer.append(scope, newEntry({ kind, actor, source, body, payload, idempotencyKey, occurredAt }));
      }),
    );
    if (at <= told.length / 2) middle = stored.find(({ kind }) => kind === "message")?.seq ?? middle;
  }
  return middle;
}

function resultOf({ full, empty }: Record<Kind, RoomOpened[]>): BenchResult {
  const of = (runs: RoomOpened[], what: (run: RoomOpened) => number) => runs.map(what);
  const interactive = ({ interactiveMs }: RoomOpened) => interactiveMs;
  const bytes = (run: RoomOpened) => run.bytes;
  const heap = ({ heapMb }: RoomOpened) => heapMb;
  const slower = medianRatio(of(full, interactive), of(empty, interactive));
  const more = medianRatio(of(full, bytes), of(empty, bytes));
  const heapMb = median(full.map((run, round) => run.heapMb - (empty[round]?.heapMb ?? Number.NaN)));
  const nodes = Math.max(...of(full, ({ timelineNodes }) => timelineNodes));
  return {
    name: "room-open",
    value: rounded(median(of(full, interactive)), 0),
    unit: "ms until the composer answers, with 50,000 events",
    peer: "the same room without them",
    peerValue: rounded(median(of(empty, interactive)), 0),
    ratio: rounded(1 / slower),
    target: `<= ${TARGET.interactive} times the empty room, bytes <= ${TARGET.bytes} times, <= ${TARGET.timelineNodes} nodes in the timeline, heap <= ${TARGET.heapMb} MB more`,
    met:
      slower <= TARGET.interactive && more <= TARGET.bytes && nodes <= TARGET.timelineNodes && heapMb <= TARGET.heapMb,
    also: {
      timesTheEmptyRoom: rounded(slower),
      timesItsBytes: rounded(more),
      kb: rounded(median(of(full, bytes)) / 1_024, 0),
      emptyKb: rounded(median(of(empty, bytes)) / 1_024, 0),
      dataKb: rounded(median(of(full, ({ dataBytes }) => dataBytes)) / 1_024, 0),
      emptyDataKb: rounded(median(of(empty, ({ dataBytes }) => dataBytes)) / 1_024, 0),
      timelineNodes: nodes,
      documentNodes: Math.max(...of(full, ({ documentNodes }) => documentNodes)),
      emptyDocumentNodes: Math.max(...of(empty, ({ documentNodes }) => documentNodes)),
      heapMb: rounded(median(of(full, heap))),
      heapMbMore: rounded(heapMb),
      jumpFromServerMs: rounded(median(of(full, ({ jumpMs }) => jumpMs ?? Number.NaN)), 0),
    },
  };
}
