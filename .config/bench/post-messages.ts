import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { random } from "@/server/testing/chaos/random";
import type { OpenedRoom } from "@/server/testing/chaos/open-room";
import { quantile } from "./result";

const AGAIN_MS = 100;
const PATIENCE_MS = 5_000;
const CHARACTERS = 250;

export interface Posting {
  kind: "ours" | "stock" | "recovering";
  port: number;
  room: OpenedRoom;
  /** On average: they come at random, as people do. */
  perSecond: number;
  seconds: number;
  seed: number;
}

export interface Posted {
  count: number;
  /** From sending until the answer, which is given after commit. */
  answeredP50Ms: number;
  answeredP99Ms: number;
  cpuShare: number;
}

/** Posts through the server's own door and sends each message until it is answered. */
export async function postMessages({ kind, port, room, perSecond, seconds, seed }: Posting): Promise<Posted> {
  const chance = random(seed);
  const used = process.cpuUsage();
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  const count = Math.round(perSecond * seconds);
  for (let due = startedAt, n = 0; n < count; n++) {
    due += (-Math.log(1 - chance()) * 1_000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    const cookie = room.cookies[n % room.cookies.length] ?? "";
    answers.push(postOne(kind === "ours" ? ourDoor(port, room.number, cookie) : stockDoor(port)));
  }
  const took = await Promise.all(answers);
  const { user, system } = process.cpuUsage(used);
  const cpuShare = (user + system) / 1_000 / (performance.now() - startedAt);
  return { count, answeredP50Ms: quantile(took, 0.5), answeredP99Ms: quantile(took, 0.99), cpuShare };
}

type Door = (message: { idempotencyKey: string; body: string }) => Promise<Response>;

const post = (url: string, body: object, headers: object = {}) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });

const ourDoor =
  (port: number, incidentNumber: number, cookie: string): Door =>
  (message) =>
    post(`http://127.0.0.1:${port}/api/trpc/timeline.post`, { json: { incidentNumber, ...message } }, { cookie });

const stockDoor =
  (port: number): Door =>
  (message) =>
    post(`http://127.0.0.1:${port}/post`, message);

/** The body begins with the time of sending in microseconds of the machine's monotonic clock. */
async function postOne(door: Door): Promise<number> {
  const sentAt = process.hrtime.bigint() / 1_000n;
  const message = {
    idempotencyKey: randomUUID(),
    body: `@${String(sentAt).padStart(16, "0")}`.padEnd(CHARACTERS, "x"),
  };
  for (;;) {
    const answer = await door(message).catch(() => null);
    const isStored = answer?.ok === true;
    await answer?.arrayBuffer().catch(() => null);
    if (isStored) return Number(process.hrtime.bigint() / 1_000n - sentAt) / 1_000;
    await sleep(AGAIN_MS);
  }
}
