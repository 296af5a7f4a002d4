import { setTimeout as sleep } from "node:timers/promises";
import { createTRPCClient, httpLink } from "@trpc/client";
import { io } from "socket.io-client";
import superjson from "superjson";
import type { LineState, RoomLine } from "@/app/_lib/room-line";
import { outboxInMemory } from "@/app/_lib/outbox-in-memory";
import { openRoomSocket } from "@/app/_lib/room-socket";
import { TimelineStore } from "@/app/_lib/timeline-store";
import type { AppRouter } from "@/server/router";
import type { JoinAnswer, RoomMessages } from "@/server/timeline/contract";
import { answerWith } from "./child";
import { CuttableLine } from "./cuttable-line";
import type { ClientsOpened, ClientsQuestion, Compared, CutSchedule, Returned } from "./real-clients-protocol";
import { quantile } from "./result";

const AT_ONCE = 50;
const OPENING_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** One reader of the room, and what a person would have seen there. */
interface Reader {
  /** Ids in the order in which they appeared. */
  heard(): readonly string[];
  lastSeq(): number;
  isLive(): boolean;
  liveSince: number;
}

const readers: Reader[] = [];
const lines: CuttableLine[] = [];
const replays: number[] = [];
const returns: number[] = [];
let usedBefore = process.cpuUsage();
let sinceMs = performance.now();

/** Reads the clock that all processes of this machine share. */
const now = () => Number(process.hrtime.bigint() / 1_000n) / 1_000;

/** What the browser runs: its store over its socket. */
function ourReader(url: string, cookie: string, number: number): Reader {
  const trpc = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/api/trpc`, transformer: superjson, headers: { cookie } })],
  });
  const incident = { incidentNumber: number };
  let joined: { at: number; lastSeq: number } | undefined;
  let state: LineState = "connecting";
  let position = () => 0;
  const line = openRoomSocket(number, `${url}/?cookie=${encodeURIComponent(cookie)}`);
  const look = () => {
    if (!joined || position() < joined.lastSeq) return;
    replays.push(now() - joined.at);
    joined = undefined;
  };
  const watched: RoomLine = {
    ...line,
    open(listener) {
      position = () => listener.position();
      line.open({
        ...listener,
        onJoined(lastSeq) {
          joined = { at: now(), lastSeq };
          listener.onJoined(lastSeq);
          look();
        },
        onEvents(events) {
          listener.onEvents(events);
          look();
        },
        onState(next) {
          if (next === "live" && state !== "live") reader.liveSince = now();
          state = next;
          listener.onState(next);
        },
      });
    },
  };
  const store = new TimelineStore({
    incident: number,
    userId: "nobody",
    userName: "Nobody",
    initial: [],
    readUpTo: null,
    send: (input) => trpc.timeline.post.mutate(input),
    since: (after) => trpc.timeline.since.query({ ...incident, after }),
    before: (before, limit) => trpc.timeline.before.query({ ...incident, before, ...(limit && { limit }) }),
    around: (at) => trpc.timeline.around.query({ ...incident, at }),
    thread: (rootId, before) => trpc.timeline.thread.query({ ...incident, rootId, ...(before && { before }) }),
    change: () => Promise.resolve(null),
    markRead: () => Promise.resolve(),
    outbox: outboxInMemory,
    archive: null,
    pageKeptAt: null,
    socket: watched,
  });
  const reader: Reader = {
    heard: () => store.snapshot().events.map(({ id }) => id),
    lastSeq: () => position(),
    isLive: () => state === "live",
    liveSince: 0,
  };
  store.subscribe(() => undefined);
  return reader;
}

/** What the manual of socket.io shows. */
function stockReader(url: string): Reader {
  const heard: string[] = [];
  let last = 0;
  let isIn = false;
  const socket = io(url, { path: "/realtime", transports: ["websocket"], forceNew: true });
  const reader: Reader = {
    heard: () => heard,
    lastSeq: () => last,
    isLive: () => isIn,
    liveSince: 0,
  };
  const entered = () => {
    isIn = true;
    reader.liveSince = now();
  };
  socket.on("connect", () => {
    if (socket.recovered) return entered();
    socket.emit("join", {}, (answer: JoinAnswer) => answer.ok && entered());
  });
  socket.on("disconnect", () => (isIn = false));
  socket.on("events", ({ events }: RoomMessages["events"]) => {
    heard.push(...events.map(({ id }) => id));
    last = events.at(-1)?.seq ?? last;
  });
  return reader;
}

async function open(question: ClientsQuestion & { ask: "open" }): Promise<ClientsOpened> {
  const { kind, port, number, cookies, isCuttable } = question;
  for (const cookie of cookies) {
    const line = isCuttable ? await CuttableLine.open(port) : undefined;
    if (line) lines.push(line);
    const url = `http://127.0.0.1:${line?.port ?? port}`;
    readers.push(kind === "ours" ? ourReader(url, cookie, number) : stockReader(url));
    if (readers.length % AT_ONCE === 0) await until(() => readers.every(({ isLive }) => isLive()), OPENING_MS);
  }
  await until(() => readers.every(({ isLive }) => isLive()), OPENING_MS);
  usedBefore = process.cpuUsage();
  sinceMs = performance.now();
  replays.length = 0;
  return { live: readers.filter(({ isLive }) => isLive()).length };
}

/** Cuts each line in its turn, again and again, and keeps it cut for a while. */
async function cut({ everyMs, awayMs, forMs }: CutSchedule): Promise<object> {
  let cuts = 0;
  const cutOne = async (line: CuttableLine, index: number) => {
    await sleep((index / lines.length) * everyMs);
    for (const end = performance.now() + forMs - (index / lines.length) * everyMs; performance.now() < end;) {
      line.cut();
      cuts += 1;
      await sleep(awayMs);
      line.mend();
      const mendedAt = now();
      await until(() => (readers[index]?.liveSince ?? 0) > mendedAt, everyMs - awayMs);
      returns.push((readers[index]?.liveSince ?? Number.NaN) - mendedAt);
      await sleep(Math.max(0, everyMs - awayMs - (now() - mendedAt)));
    }
  };
  await Promise.all(lines.map(cutOne));
  return { cuts };
}

/** How long after `since` each reader was live again. */
async function returned(since: number, patienceMs: number): Promise<Returned> {
  const used = process.cpuUsage();
  const startedAt = performance.now();
  await until(() => readers.every((reader) => reader.isLive() && reader.liveSince > since), patienceMs);
  const { user, system } = process.cpuUsage(used);
  const cpuShare = (user + system) / 1_000 / (performance.now() - startedAt);
  const waits = readers.map((reader) =>
    reader.isLive() && reader.liveSince > since ? reader.liveSince - since : Number.POSITIVE_INFINITY,
  );
  return { p50Ms: quantile(waits, 0.5), p95Ms: quantile(waits, 0.95), allMs: Math.max(...waits), cpuShare };
}

/** Compares what each has heard with what is stored. */
async function compare(stored: readonly string[], patienceMs: number): Promise<Compared> {
  const { user, system } = process.cpuUsage(usedBefore);
  const cpuShare = (user + system) / 1_000 / (performance.now() - sinceMs);
  await until(() => readers.every(({ lastSeq }) => lastSeq() >= stored.length), patienceMs);
  const places = new Map(stored.map((id, place) => [id, place]));
  const sum = { delivered: 0, doubled: 0, reordered: 0 };
  for (const heard of readers.map((reader) => reader.heard())) {
    const distinct = new Set(heard);
    sum.delivered += [...distinct].filter((id) => places.has(id)).length;
    sum.doubled += heard.length - distinct.size;
    const order = [...distinct].map((id) => places.get(id) ?? -1);
    sum.reordered += order.filter((place, index) => index > 0 && place < (order[index - 1] ?? -1)).length;
  }
  const expected = stored.length * readers.length;
  return { ...sum, expected, replayP99Ms: quantile(replays, 0.99), returnP99Ms: quantile(returns, 0.99), cpuShare };
}

async function until(isSo: () => boolean, patienceMs: number): Promise<void> {
  for (const deadline = performance.now() + patienceMs; !isSo() && performance.now() < deadline;)
    await sleep(LOOK_EVERY_MS);
}

answerWith(async (question: ClientsQuestion) => {
  if (question.ask === "open") return open(question);
  if (question.ask === "cut") return cut(question);
  if (question.ask === "returned") return returned(question.since, question.patienceMs);
  return compare(question.stored, question.patienceMs);
});
