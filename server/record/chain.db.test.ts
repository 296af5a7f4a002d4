import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import { openDatabase } from "@/server/platform/db";
import { RecordReader } from "@/server/record/read-record";
import { verifyExport } from "@/server/record/verify/verify-export";
import { writeJson } from "@/server/record/write-json";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import { newEntry } from "@/server/timeline/new-entry";
import { recordEvent } from "@/server/timeline/record-event";
import { ownIncident } from "@/server/timeline/testing/own-incident";

const { pool, db } = openDatabase(process.env.DATABASE_URL ?? "");
const writers = [createTimelineWriter({ pool }), createTimelineWriter({ pool, maxFlights: 2 })] as const;
afterAll(async () => {
  await Promise.all(writers.map((writer) => writer.close()));
  await db.$disconnect();
  await pool.end();
});

async function exported(incidentId: string) {
  const record = await RecordReader.open(pool, incidentId);
  return verifyExport(writeJson(record, { exportedAt: new Date().toISOString(), withDocuments: true }));
}

/** Text and values that PostgreSQL keeps: no NUL, no half of a surrogate pair. */
const text = fc.string({ unit: "binary", maxLength: 30 }).map((each) => each.toWellFormed().replaceAll("\0", ""));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4 }),
  ),
}));
const payload = fc.dictionary(text, value, { maxKeys: 4 }) as fc.Arbitrary<Record<string, unknown>>;

type Step =
  | { do: "append" | "twice" | "conflict"; body: string; payload: Record<string, unknown>; writer: 0 | 1 }
  | { do: "verb"; body: string; payload: Record<string, unknown>; isUndone: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom("append" as const, "append" as const, "twice" as const, "conflict" as const),
    body: text,
    payload,
    writer: fc.constantFrom(0 as const, 1 as const),
  }),
  fc.record({ do: fc.constant("verb" as const), body: text, payload, isUndone: fc.boolean() }),
);

async function run(scope: TimelineScope, told: Step): Promise<unknown> {
  const actor = { id: null, name: `Ada ${told.body}` };
  if (told.do === "verb") {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await recordEvent(client, { ...scope, actor, kind: "verb", body: told.body, payload: told.payload });
      await client.query(told.isUndone ? "rollback" : "commit");
    } finally {
      client.release();
    }
    return;
  }
  const key = randomUUID();
  const asked = { kind: "message", actor, source: "web", payload: told.payload, idempotencyKey: key };
  const writer = writers[told.writer];
  const first = writer.append(scope, newEntry({ ...asked, body: told.body }));
  if (told.do === "append") return first;
  const body = told.do === "conflict" ? `${told.body}!` : told.body;
  const second = writers[told.writer === 0 ? 1 : 0].append(scope, newEntry({ ...asked, body }));
  return Promise.allSettled([first, second]);
}

describe("I8: the chain of a timeline", () => {
  it("is whole after any appends, repeats, conflicts and verbs of two processes at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const scope = await ownIncident(pool);
        await Promise.all(steps.map((each) => run(scope, each)));
        const stored = steps.filter((each) => each.do !== "verb" || !each.isUndone).length;
        const verdict = await exported(scope.incidentId);
        expect(verdict.broken).toBeNull();
        expect(verdict.head.seq).toBe(stored);
      }),
      { numRuns: 25, seed: 1122 },
    );
  });

  it("covers who a later form or an answer belongs to, and times that lie back", async () => {
    const scope = await ownIncident(pool);
    const said = { ...scope, kind: "message", actor: { id: null, name: "Ada" }, body: "p99 ↑" };
    const first = await recordEvent(pool, { ...said, occurredAt: new Date("2026-11-22T03:00:00.5Z") });
    await recordEvent(pool, { ...said, threadId: first.id });
    await recordEvent(pool, { ...said, kind: "message_edited", supersedesId: first.id });
    expect(await exported(scope.incidentId)).toMatchObject({ broken: null, head: { seq: 3 } });
  });

  it("shows what somebody with the database's keys changed behind the triggers", async () => {
    const scope = await ownIncident(pool);
    for (const body of ["one", "two", "three", "four"])
      await recordEvent(pool, { ...scope, kind: "message", actor: { id: null, name: "Ada" }, body });
    const client = await pool.connect();
    const changes: [string, object][] = [
      ["update timeline_event set body = 'never' where incident_id = $1 and seq = 2", { kind: "edited", seq: 2 }],
      ["delete from timeline_event where incident_id = $1 and seq = 3", { kind: "missing", seq: 3 }],
      ["delete from timeline_event where incident_id = $1 and seq = 4", { kind: "truncated", seq: 4 }],
    ];
    for (const [statement, broken] of changes) {
      await client.query("begin");
      await client.query("alter table timeline_event disable trigger user");
      await client.query(statement, [scope.incidentId]);
      const record = await RecordReader.open(client as unknown as pg.Pool, scope.incidentId);
      const verdict = await verifyExport(writeJson(record, { exportedAt: "", withDocuments: false }));
      await client.query("rollback");
      expect(verdict.broken).toMatchObject(broken);
    }
    client.release();
    expect((await exported(scope.incidentId)).broken).toBeNull();
  });
});

describe("a timeline", () => {
  it.each([
    "update timeline_event set body = 'other' where incident_id = $1",
    "update timeline_event set seq = seq + 100 where incident_id = $1",
    "delete from timeline_event where incident_id = $1 and seq = 2",
    "delete from timeline_event where incident_id = $1",
  ])("refuses: %s", async (statement) => {
    const scope = await ownIncident(pool);
    for (const body of ["one", "two"])
      await recordEvent(pool, { ...scope, kind: "message", actor: { id: null, name: "Ada" }, body });
    await expect(pool.query(statement, [scope.incidentId])).rejects.toThrow("append-only");
    expect(await exported(scope.incidentId)).toMatchObject({ broken: null, head: { seq: 2 } });
  });

  it("refuses to be emptied with its whole table", async () => {
    await expect(pool.query("truncate timeline_event cascade")).rejects.toThrow("append-only");
  });

  it("goes with its incident", async () => {
    const scope = await ownIncident(pool);
    await recordEvent(pool, { ...scope, kind: "message", actor: { id: null, name: "Ada" }, body: "one" });
    await pool.query("delete from incident where id = $1", [scope.incidentId]);
    const { rows } = await pool.query("select 1 from timeline_event where incident_id = $1", [scope.incidentId]);
    expect(rows).toEqual([]);
  });
});
