import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { AppError } from "@/server/platform/errors";
import { type AppendedRow, storedEvent } from "@/server/platform/stored-event";
import type { NewTimelineEvent, TimelineScope, TimelineWriter } from "@/server/ports/timeline-writer";
import type { TimelineEvent } from "@/server/timeline/contract";
import { isPassing } from "@/server/adapters/postgres/is-passing";

export interface TimelineWriterOptions {
  pool: pg.Pool;
  /** Appends that wait or are on their way, over all incidents; one more is refused. */
  maxPending?: number;
  /** Batches on their way at once, each of another incident and with a connection of its own. */
  maxFlights?: number;
  /** How long a batch is tried again while the database is away. */
  retryForMs?: number;
}

interface Pending {
  event: NewTimelineEvent;
  resolve(event: TimelineEvent): void;
  reject(error: unknown): void;
}

interface Lane {
  scope: TimelineScope;
  waiting: Pending[];
  isBusy: boolean;
}

const MAX_BATCH = 200;
const STATEMENT_TIMEOUT_MS = 10_000;
const BACKOFF_MS = { first: 25, most: 1_000 };
const APPEND = {
  name: "append_timeline_events",
  text: "select * from append_timeline_events($1, $2, $3)",
  query_timeout: STATEMENT_TIMEOUT_MS,
};

/**
 * Appends with one batch on its way for each incident: what arrives meanwhile travels together in the next one, so
 * that writers share a commit instead of queueing for the incident's row lock.
 */
export function createTimelineWriter(options: TimelineWriterOptions): TimelineWriter {
  const { pool, maxPending = 10_000, maxFlights = 8, retryForMs = 8_000 } = options;
  const lanes = new Map<string, Lane>();
  const ready: Lane[] = [];
  const idle: (() => void)[] = [];
  let pending = 0;
  let flights = 0;
  let closed = false;

  /** After the current round of callbacks, so that those who just got an answer can join the next batch. */
  function schedule(lane: Lane): void {
    lane.isBusy = true;
    setImmediate(() => {
      ready.push(lane);
      takeOff();
    });
  }

  function takeOff(): void {
    while (flights < maxFlights) {
      const lane = ready.shift();
      if (!lane) return;
      flights += 1;
      void fly(lane).finally(() => {
        flights -= 1;
        takeOff();
      });
    }
  }

  async function fly(lane: Lane): Promise<void> {
    const batch = lane.waiting.splice(0, MAX_BATCH);
    await deliver(lane.scope, batch);
    pending -= batch.length;
    lane.isBusy = false;
    if (lane.waiting.length > 0) schedule(lane);
    else lanes.delete(laneKey(lane.scope));
    if (pending === 0) for (const resolve of idle.splice(0)) resolve();
  }

  async function deliver(scope: TimelineScope, batch: Pending[]): Promise<void> {
    try {
      settle(batch, await send(scope, batch));
    } catch (error) {
      if (error instanceof AppError || batch.length === 1) for (const { reject } of batch) reject(error);
      // One item that the database cannot take must not fail its neighbours.
      else for (const one of batch) await deliver(scope, [one]);
    }
  }

  /** A repeated send is harmless: each item carries its key. */
  async function send(scope: TimelineScope, batch: Pending[]): Promise<AppendedRow[]> {
    const events = JSON.stringify(batch.map(({ event }) => event));
    const deadline = Date.now() + retryForMs;
    for (let wait = BACKOFF_MS.first; ; wait = Math.min(wait * 2, BACKOFF_MS.most)) {
      try {
        const values = [scope.organizationId, scope.incidentId, events];
        return (await pool.query<AppendedRow>({ ...APPEND, values })).rows;
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (Date.now() + wait > deadline) throw new AppError("DATABASE_UNAVAILABLE", undefined, {}, { cause: error });
        await sleep(wait);
      }
    }
  }

  return {
    append(scope, event) {
      if (closed || pending >= maxPending) return Promise.reject(new AppError("TOO_MANY_PENDING"));
      const key = laneKey(scope);
      const lane = lanes.get(key) ?? { scope, waiting: [], isBusy: false };
      lanes.set(key, lane);
      pending += 1;
      return new Promise((resolve, reject) => {
        lane.waiting.push({ event, resolve, reject });
        if (!lane.isBusy) schedule(lane);
      });
    },
    async close() {
      closed = true;
      if (pending > 0) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}

const laneKey = ({ organizationId, incidentId }: TimelineScope) => `${organizationId}/${incidentId}`;

function settle(batch: Pending[], rows: AppendedRow[]): void {
  const answers = new Map(rows.map((row) => [row.ordinal, row]));
  for (const [index, { event, resolve, reject }] of batch.entries()) {
    const answer = answers.get(index + 1);
    if (!answer) reject(new AppError("NOT_FOUND"));
    else if (answer.outcome === "conflict") reject(new AppError("CONFLICT", "The key was used for another message"));
    else resolve(storedEvent(event, answer));
  }
}
