import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import type { IdentityServices } from "@/server/identity/identity-services";
import { sessionIdOf } from "@/server/identity/session-cookie";
import { revokeSession } from "@/server/identity/sign-out";
import { openDatabase } from "@/server/platform/db";
import { createLogger } from "@/server/platform/logger";
import type { EventBus } from "@/server/ports/event-bus";
import { freePort } from "@/server/platform/free-port";
import { type OpenedRoom, openRoom } from "@/server/testing/chaos/open-room";
import { ResumingClient } from "@/server/testing/chaos/resuming-client";
import { roomEnv } from "@/server/testing/chaos/room-env";
import { StubbornPerson } from "@/server/testing/chaos/stubborn-person";
import { SupervisedRoom } from "@/server/testing/chaos/supervised-room";

const connectionString = process.env.DATABASE_URL ?? "";
const { pool, db } = openDatabase(connectionString);
const log = createLogger("silent");
const WITHIN_MS = 2_000;
const AFTERWARDS_MS = 1_500;

let opened: OpenedRoom;
let port: number;
let server: SupervisedRoom;
let eventBus: EventBus;
let talker: StubbornPerson;
let talking: Promise<void>;
const clients: ResumingClient[] = [];

beforeAll(async () => {
  opened = await openRoom(pool, 4);
  port = await freePort();
  server = await SupervisedRoom.start({ databaseUrl: connectionString, port });
  eventBus = await createPostgresEventBus({ connectionString, pool, log });
  talker = new StubbornPerson(port, opened.cookies[0] ?? "", opened.number, 214);
  talking = talker.work();
});
afterAll(async () => {
  talker.rest();
  await talking;
  for (const client of clients) client.close();
  await server.stop();
  await eventBus.close();
  await db.$disconnect();
  await pool.end();
});

type Door = [name: string, path: string, body?: object];

/** Every kind of way in, from which something of the incident could come; a new one has to take its place here. */
function doors(): Door[] {
  const { number } = opened;
  const asked = encodeURIComponent(JSON.stringify({ json: { incidentNumber: number, after: 0 } }));
  const said = { incidentNumber: number, idempotencyKey: randomUUID(), body: "am I still here?" };
  return [
    ["a query", `/api/trpc/timeline.since?input=${asked}`],
    ["a mutation", "/api/trpc/timeline.post", { json: said }],
    ["an attachment", `/api/rooms/${number}/attachments/${randomUUID()}`],
    ["an upload", `/api/rooms/${number}/attachments`, {}],
    ["evidence", `/api/grafana/rooms/${number}/evidence/${randomUUID()}`],
    ["an export", `/api/incidents/${number}/export`],
    ["a panel", `/api/grafana/rooms/${number}/query`, {}],
  ];
}

async function statusOf(cookie: string, [, path, body]: Door): Promise<number> {
  const headers = { cookie, origin: roomEnv().APP_URL, "content-type": "application/json" };
  const more = body ? { method: "POST", body: JSON.stringify(body) } : {};
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers, ...more });
  await answer.arrayBuffer();
  return answer.status;
}

/** Names of the doors that are closed because nobody is known by this cookie. */
async function closedTo(cookie: string): Promise<string[]> {
  const closed = await Promise.all(doors().map(async (door) => (await statusOf(cookie, door)) === 401 && door[0]));
  return closed.filter((name) => name !== false);
}

/** What another process does; this one hears of it as it would there. */
const WAYS: [name: string, end: (sessionId: string) => Promise<unknown>][] = [
  [
    "signed out elsewhere",
    (sessionId) => {
      const within: IdentityServices = { db, pool, log, eventBus, clock: { now: () => new Date() }, env: roomEnv() };
      return revokeSession(within, sessionId);
    },
  ],
  [
    "stripped of every role",
    async (sessionId) => {
      await pool.query("update auth_session set roles = '{}' where id = $1", [sessionId]);
      await eventBus.publish("session", { session: sessionId });
    },
  ],
  [
    "removed with the account",
    async (sessionId) => {
      const { rows } = await pool.query<{ id: string }>(
        "delete from user_account where id = (select user_id from auth_session where id = $1) returning id",
        [sessionId],
      );
      await eventBus.publish("session", { user: rows[0]?.id ?? "" });
    },
  ],
];

describe("two seconds after a session's end nothing comes through any door", () => {
  it.each(WAYS)("S7: when it was %s", async (_name, end) => {
    const cookie = opened.cookies.pop() ?? "";
    const sessionId = (await sessionIdOf({ headers: { cookie } }, roomEnv())) ?? "";
    const client = new ResumingClient(port, cookie, opened.number);
    clients.push(client);
    const heard = () => client.spells.reduce((sum, { events }) => sum + events.length, 0);
    await expect.poll(heard, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await closedTo(cookie)).toEqual([]);

    await end(sessionId);
    await sleep(WITHIN_MS);
    const before = { heard: heard(), said: talker.acknowledged.length };
    expect(await closedTo(cookie)).toEqual(doors().map(([name]) => name));
    await sleep(AFTERWARDS_MS);
    expect(talker.acknowledged.length).toBeGreaterThan(before.said);
    expect(heard()).toBe(before.heard);
  });
});
