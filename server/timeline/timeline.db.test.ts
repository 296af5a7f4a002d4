import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import { timelineEvent } from "@/server/timeline/contract";
import { ownIncident } from "@/server/timeline/testing/own-incident";
import { recordEvent } from "@/server/timeline/record-event";
import { timelineReader } from "@/server/timeline/timeline-reader";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 6 });
afterAll(() => pool.end());

const COUNT = 60;
const reader = timelineReader(pool);
const recording = (scope: TimelineScope, body = "") => ({
  ...scope,
  kind: "message",
  actor: { id: null, name: "Ada" },
  body,
});

describe("reading a timeline", () => {
  let scope: TimelineScope;
  beforeAll(async () => {
    scope = await ownIncident(pool);
    for (let n = 1; n <= COUNT; n++) await recordEvent(pool, recording(scope, `message ${n}`));
  });

  it("R1: resuming from any k gives exactly k+1..n", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(COUNT), fc.integer({ min: 1, max: 25 }), async (k, limit) => {
        const seen: number[] = [];
        for (let at = k; ;) {
          const { events, lastSeq } = await reader.since(scope, at, limit);
          seen.push(...events.map(({ seq }) => seq));
          at += events.length;
          if (at >= lastSeq) break;
        }
        expect(seen).toEqual(Array.from({ length: COUNT - k }, (_, index) => k + 1 + index));
      }),
      { numRuns: 25, seed: 214 },
    );
  });

  it("R2: a position beyond the end is refused", async () => {
    await expect(reader.since(scope, COUNT + 1, 10)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("R3: paging backwards gives the same events", async () => {
    const { events: newest } = await reader.before(scope, null, 25);
    const { events: older } = await reader.before(scope, newest[0]?.seq ?? 0, 500);
    const { events: all } = await reader.since(scope, 0, 500);
    expect([...older, ...newest]).toEqual(all);
    expect(newest).toHaveLength(25);
  });

  it("R4: what is stored reads back by the contract, a kind from the future too", async () => {
    const own = await ownIncident(pool);
    const payload = { nested: { list: [1, null, "二"] } };
    const stored = await recordEvent(pool, { ...recording(own, "結帳 p99 ↑"), kind: "hologram_shared", payload });
    const { events } = await reader.since(own, 0, 10);
    expect(events.map((event) => timelineEvent.parse(event))).toEqual([stored]);
    expect(stored).toMatchObject({ seq: 1, kind: "hologram_shared", body: "結帳 p99 ↑", payload });
  });
});

describe("recording inside a verb's transaction", () => {
  it("T5: the event and its notice come with the commit, or not at all", async () => {
    const scope = await ownIncident(pool);
    const listener = await pool.connect();
    const heard: unknown[] = [];
    listener.on("notification", ({ payload }) => heard.push(JSON.parse(payload ?? "")));
    await listener.query("listen timeline");
    const client = await pool.connect();
    await client.query("begin");
    await recordEvent(client, recording(scope));
    await client.query("rollback");
    await client.query("begin");
    await recordEvent(client, recording(scope));
    await recordEvent(client, recording(scope));
    expect((await reader.since(scope, 0, 10)).events).toEqual([]);
    await client.query("commit");
    expect((await reader.since(scope, 0, 10)).events.map(({ seq }) => seq)).toEqual([1, 2]);
    await listener.query("select 1");
    const own = { organization: scope.organizationId, incident: scope.incidentId };
    const ours = heard.filter((hint) => (hint as { incident: string }).incident === scope.incidentId);
    expect(ours).toEqual([
      { ...own, from: 1, to: 1 },
      { ...own, from: 2, to: 2 },
    ]);
    client.release();
    listener.release(true);
  });

  it("T2, T3: a repeated key is answered with what it recorded, another request under it is refused", async () => {
    const scope = await ownIncident(pool);
    const once = { ...recording(scope, "declared"), idempotencyKey: randomUUID() };
    const first = await recordEvent(pool, { ...once, occurredAt: new Date("2026-11-22T03:00:00Z") });
    expect(await recordEvent(pool, { ...once, occurredAt: new Date("2026-11-22T03:00:05Z") })).toEqual(first);
    await expect(recordEvent(pool, { ...once, body: "other" })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("T9: an incident of another organization is NOT_FOUND", async () => {
    const [own, foreign] = [await ownIncident(pool), await ownIncident(pool)];
    const mixed = { organizationId: own.organizationId, incidentId: foreign.incidentId };
    await expect(recordEvent(pool, recording(mixed))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
