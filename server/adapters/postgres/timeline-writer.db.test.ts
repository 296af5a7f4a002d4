import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import type { TimelineEvent } from "@/server/timeline/contract";
import { message, ownIncident } from "@/server/timeline/testing/own-incident";
import { timelineReader } from "@/server/timeline/timeline-reader";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
pool.on("error", () => undefined);
afterAll(() => pool.end());

const numbers = (events: TimelineEvent[]) => events.map(({ seq }) => seq);
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

describe("timeline writer", () => {
  it("T1, T2: many processes that retry at random store each message once, numbered 1..n", async () => {
    const sends = fc.array(fc.tuple(fc.nat(2), fc.nat(29)), { minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(sends, async (plan) => {
        const scope = await ownIncident(pool);
        const writers = upTo(3).map(() => createTimelineWriter({ pool }));
        const keys = upTo(30).map(() => randomUUID());
        const answers = await Promise.all(
          plan.map(async ([writer, which]) => {
            const stored = await writers[writer]?.append(scope, message(`message ${which}`, keys[which]));
            return { which, stored };
          }),
        );
        const { events, lastSeq } = await timelineReader(pool).since(scope, 0, 500);
        const distinct = new Set(plan.map(([, which]) => which)).size;
        expect(numbers(events)).toEqual(upTo(distinct));
        expect(lastSeq).toBe(distinct);
        for (const { which, stored } of answers) {
          expect(stored?.body).toBe(`message ${which}`);
          expect(stored).toEqual(events.find(({ idempotencyKey }) => idempotencyKey === keys[which]));
        }
      }),
      { numRuns: 15, seed: 214 },
    );
  });

  it("T3: the same key with another message is refused alone", async () => {
    const scope = await ownIncident(pool);
    const writer = createTimelineWriter({ pool });
    const key = randomUUID();
    const results = await Promise.allSettled([
      writer.append(scope, message("first", key)),
      writer.append(scope, message("another", key)),
      writer.append(scope, message("a neighbour")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(results[1]).toMatchObject({ reason: { code: "CONFLICT" } });
    await expect(writer.append(scope, message("later", key))).rejects.toMatchObject({ code: "CONFLICT" });
    expect(numbers((await timelineReader(pool).since(scope, 0, 10)).events)).toEqual([1, 2]);
  });

  it("T6: what the database cannot take fails alone", async () => {
    const scope = await ownIncident(pool);
    const writer = createTimelineWriter({ pool });
    const results = await Promise.allSettled([
      writer.append(scope, message("before")),
      writer.append(scope, message("a \0 in it")),
      writer.append(scope, message("after")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(numbers((await timelineReader(pool).since(scope, 0, 10)).events)).toEqual([1, 2]);
  });

  it("T7: the queue is bounded", async () => {
    const scope = await ownIncident(pool);
    const writer = createTimelineWriter({ pool, maxPending: 3 });
    const results = await Promise.allSettled(upTo(5).map((n) => writer.append(scope, message(`${n}`))));
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
    ]);
    expect(results[4]).toMatchObject({ reason: { code: "TOO_MANY_PENDING" } });
    await expect(writer.append(scope, message("room again"))).resolves.toMatchObject({ seq: 4 });
  });

  it("T8: appends survive their connections being cut, once each", async () => {
    const scope = await ownIncident(pool);
    const application = `writer-${randomUUID()}`;
    const own = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4, application_name: application });
    own.on("error", () => undefined);
    const writer = createTimelineWriter({ pool: own });
    const appends = upTo(300).map(async (n) => {
      await new Promise((resolve) => setTimeout(resolve, n));
      return writer.append(scope, message(`${n}`));
    });
    const cut = setInterval(() => {
      void pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
        application,
      ]);
    }, 40);
    const stored = await Promise.all(appends).finally(() => clearInterval(cut));
    expect(numbers(stored).toSorted((a, b) => a - b)).toEqual(upTo(300));
    await own.end();
  });

  it("T8: a database that stays away is named", async () => {
    const away = new pg.Pool({ connectionString: "postgresql://nobody@127.0.0.1:1/none" });
    const writer = createTimelineWriter({ pool: away, retryForMs: 100 });
    const scope = { organizationId: randomUUID(), incidentId: randomUUID() };
    await expect(writer.append(scope, message("hello"))).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    await away.end();
  });

  it("T9: another organization's incident looks like a missing one", async () => {
    const [own, foreign] = [await ownIncident(pool), await ownIncident(pool)];
    const writer = createTimelineWriter({ pool });
    const mixed = { organizationId: own.organizationId, incidentId: foreign.incidentId };
    const missing = { organizationId: own.organizationId, incidentId: randomUUID() };
    for (const scope of [mixed, missing]) {
      await expect(writer.append(scope, message("hello"))).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(timelineReader(pool).since(scope, 0, 10)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("closes after what it had accepted is stored", async () => {
    const scope = await ownIncident(pool);
    const writer = createTimelineWriter({ pool });
    const accepted = upTo(10).map((n) => writer.append(scope, message(`${n}`)));
    await writer.close();
    expect((await timelineReader(pool).since(scope, 0, 100)).lastSeq).toBe(10);
    await Promise.all(accepted);
    await expect(writer.append(scope, message("late"))).rejects.toMatchObject({ code: "TOO_MANY_PENDING" });
  });
});
