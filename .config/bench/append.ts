import { randomUUID } from "node:crypto";
import type pg from "pg";
import { createTimelineWriter } from "@/server/adapters/postgres/timeline-writer";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import { newEntry } from "@/server/timeline/new-entry";
import { benchDatabase } from "./bench-database";
import { type BenchResult, median, medianRatio, rounded } from "./result";

const ROUNDS = 5;
const SECONDS = 3;
const WARM_UP_SECONDS = 0.5;
const WRITERS = 8;
const TARGET_RATIO = 5;
const BODY = "checkout p99 is up, looking at the payments pool now ".repeat(4).slice(0, 200);

type Kind = "ours" | "naive";
type Append = (scope: TimelineScope) => Promise<unknown>;

/** P13: durable, ordered appends a second to one incident by 8 writers, each waiting for its answer. */
export async function append(): Promise<BenchResult> {
  const rates: Record<Kind, number[]> = { ours: [], naive: [] };
  await benchDatabase(async ({ pool }) => {
    const kinds: Record<Kind, Append> = { ours: batched(pool), naive: rowLocked(pool) };
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of ["ours", "naive"] as const) {
        const scope = await newIncident(pool);
        await run(scope, kinds[kind], WARM_UP_SECONDS);
        const rate = (await run(scope, kinds[kind], SECONDS)) / SECONDS;
        await assertOrdered(pool, scope);
        rates[kind].push(rate);
        process.stderr.write(`  append ${round + 1}/${ROUNDS} ${kind}: ${rounded(rate, 0)}/s\n`);
      }
    }
  });
  const ratio = medianRatio(rates.ours, rates.naive);
  return {
    name: "append",
    value: rounded(median(rates.ours), 0),
    unit: "appends a second",
    peer: "update the incident's counter, insert, commit: one transaction a message",
    peerValue: rounded(median(rates.naive), 0),
    ratio: rounded(ratio),
    target: `>= ${TARGET_RATIO} times the peer`,
    met: ratio >= TARGET_RATIO,
    also: { writers: WRITERS, slowestRound: rounded(Math.min(...rates.ours), 0) },
  };
}

function batched(pool: pg.Pool): Append {
  const writer = createTimelineWriter({ pool });
  return (scope) => {
    const actor = { id: null, name: "Ada" };
    const asked = { kind: "message", actor, source: "web", body: BODY, payload: {}, idempotencyKey: randomUUID() };
    return writer.append(scope, newEntry(asked));
  };
}

/** What one writes first: the incident's row is the counter, and its lock is held over three round trips. */
function rowLocked(pool: pg.Pool): Append {
  return async ({ organizationId, incidentId }) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const { rows } = await client.query<{ last_seq: string }>({
        name: "naive_next",
        text: "update incident set last_seq = last_seq + 1 where id = $1 and organization_id = $2 returning last_seq",
        values: [incidentId, organizationId],
      });
      await client.query({
        name: "naive_insert",
        text: `insert into timeline_event (organization_id, incident_id, seq, kind, occurred_at, actor_name, body,
                 idempotency_key, request_hash, content_hash, prev_hash, hash)
               values ($1, $2, $3, 'message', now(), 'Ada', $4, $5, $6, $6, $6, $6)`,
        values: [organizationId, incidentId, rows[0]?.last_seq, BODY, randomUUID(), "hash"],
      });
      await client.query("commit");
    } finally {
      client.release();
    }
  };
}

async function run(scope: TimelineScope, appendOne: Append, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let appended = 0;
  const write = async () => {
    while (performance.now() < until) {
      await appendOne(scope);
      appended += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return appended;
}

async function newIncident(pool: pg.Pool): Promise<TimelineScope> {
  const key = randomUUID();
  const { rows } = await pool.query<TimelineScope>(
    `with o as (insert into organization (slug, name) values ($1, $1) returning id)
     insert into incident (organization_id, number, title, severity, status, idempotency_key)
     select id, 1, 'Bench', 'sev3', 'investigating', $1 from o
     returning organization_id as "organizationId", id as "incidentId"`,
    [key],
  );
  const [scope] = rows;
  if (!scope) throw new Error("The bench's incident could not be made");
  return scope;
}

async function assertOrdered(pool: pg.Pool, { incidentId }: TimelineScope): Promise<void> {
  const { rows } = await pool.query<{ ok: boolean }>(
    `select count(*) = max(seq) and min(seq) = 1 and max(seq) = (select last_seq from incident where id = $1) as ok
       from timeline_event where incident_id = $1`,
    [incidentId],
  );
  if (!rows[0]?.ok) throw new Error("The timeline has holes: the figure is worth nothing");
}
