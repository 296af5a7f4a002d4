import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import { startAlertWorker } from "@/server/alert/alert-worker";
import { alertHistory, type FiringFact } from "@/server/alert/rules/alert-history";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import { openDatabase } from "@/server/platform/db";
import type { Services } from "@/server/platform/context";

let intake: TestIntake;
let source: TestSource;
beforeAll(async () => {
  intake = await TestIntake.open();
  source = await intake.source();
});
afterAll(() => intake.close());

const ALERTS = 40;
const KILLS = 25;
const BASE = Date.now() - 3_600_000;
const at = (minute: number) => new Date(BASE + minute * 60_000).toISOString();

interface Fact {
  alert: string;
  start: number;
  end: number | null;
}
/** Each alert fires some times, and mostly ends; some fire to the last. */
function facts(): Fact[] {
  return Array.from({ length: ALERTS }, (_, n) => `alert-${n}`).flatMap((alert, n) =>
    Array.from({ length: 1 + (n % 3) }, (_, time): Fact[] => {
      const start = time * 15;
      const isLast = time === n % 3;
      const fires = { alert, start, end: null };
      return isLast && n % 4 === 0 ? [fires] : [fires, { alert, start, end: start + 5 }];
    }).flat(),
  );
}
const shuffled = <Each>(all: readonly Each[]): Each[] =>
  all
    .map((one) => [randomInt(1_000_000_000), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);

const onTheWire = ({ alert, start, end }: Fact) => ({
  status: end === null ? "firing" : "resolved",
  labels: { alertname: alert, severity: "critical" },
  startsAt: at(start),
  endsAt: end === null ? "0001-01-01T00:00:00Z" : at(end),
  fingerprint: alert,
});

/** Sends until it is taken, as a sender does that hears nothing or 503. */
async function send(alerts: readonly Fact[]): Promise<void> {
  for (;;) {
    const response = await intake.tell(source, { version: "4", groupKey: "{}", alerts: alerts.map(onTheWire) });
    if (response.status === 202) return;
    expect(response.status).toBe(503);
    await sleep(20);
  }
}

/** Services of a process of its own, whose lines to the database can be cut. */
async function ownProcess(): Promise<{ services: Services; cut(): Promise<void>; close(): Promise<void> }> {
  const url = process.env.DATABASE_URL ?? "";
  const { pool, db } = openDatabase(url);
  const lines = new Set<number>();
  pool.on("connect", (client) => lines.add((client as unknown as { processID: number }).processID));
  const { log } = intake.organization.services;
  const eventBus = await createPostgresEventBus({ connectionString: url, pool, log });
  return {
    services: { ...intake.organization.services, pool, db, eventBus },
    async cut() {
      // The number of a line that is gone may be another file's by now.
      await intake.organization.services.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where pid = any($1::int[]) and datname = current_database()`,
        [[...lines]],
      );
      lines.clear();
    },
    async close() {
      await eventBus.close();
      await db.$disconnect();
      await pool.end();
    },
  };
}

it("ends in the same state through shuffled, repeated, concurrent calls and cut lines, and tells each thing once", async () => {
  const all = facts();
  const told = shuffled([...all, ...all, ...shuffled(all).slice(0, all.length / 2)]);
  const calls = Array.from({ length: Math.ceil(told.length / 4) }, (_, n) => told.slice(n * 4, n * 4 + 4));
  const processes = await Promise.all([ownProcess(), ownProcess()]);
  const workers = processes.map(({ services }) => startAlertWorker(services));
  const senders = Array.from({ length: 6 }, async () => {
    for (let call = calls.pop(); call; call = calls.pop()) {
      await send(call);
      await sleep(randomInt(20));
    }
  });
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(randomInt(80));
    await processes[kill % 2]?.cut();
  }
  await Promise.all(senders);
  const { db } = intake.organization.services;
  const where = { sourceId: source.id };
  await expect
    .poll(() => db.webhookDelivery.count({ where: { ...where, state: "pending" } }), { timeout: 30_000 })
    .toBe(0);
  await expect
    .poll(() => db.incidentAlert.count({ where: { alert: where, firedToldAt: null } }), { timeout: 30_000 })
    .toBe(0);
  await Promise.all(workers.map((worker) => worker.close()));
  await Promise.all(processes.map((one) => one.close()));

  const stored = await db.alert.findMany({
    where,
    include: { firings: { orderBy: { startsAt: "asc" }, include: { incidents: true } } },
  });
  const spans = (name: string) => {
    const own = all.filter(({ alert }) => alert === name);
    const known = own.map(({ start, end }): FiringFact => ({
      startsAt: at(start),
      endsAt: end === null ? null : at(end),
      acknowledgedAt: null,
      told: null,
    }));
    return alertHistory(known).map(({ startsAt, endsAt }) => [startsAt, endsAt]);
  };
  expect(stored).toHaveLength(ALERTS);
  for (const { fingerprint, firings } of stored)
    expect(firings.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt?.toISOString() ?? null])).toEqual(
      spans(fingerprint),
    );
  expect(await db.deadLetter.count({ where })).toBe(0);

  // One incident, in which everything is that still fires.
  const incidents = await db.incident.findMany({ where: { organizationId: intake.organization.id } });
  expect(incidents).toHaveLength(1);
  const firings = stored.flatMap((alert) => alert.firings);
  expect(firings.filter(({ endsAt, incidents: in_ }) => endsAt === null && in_.length !== 1)).toEqual([]);
  expect(firings.filter(({ outcome }) => outcome === null)).toEqual([]);
  const events = await db.timelineEvent.findMany({ where: { incidentId: incidents[0]?.id ?? "" } });
  const count = (single: string, many: string) =>
    events.filter(({ kind }) => kind === single).length +
    events
      .filter(({ kind }) => kind === many)
      .reduce((sum, { payload }) => sum + (payload as { count: number }).count, 0);
  const attached = firings.filter(({ incidents: in_ }) => in_.length > 0);
  expect(count("alert_fired", "alerts_fired")).toBe(attached.length);
});
