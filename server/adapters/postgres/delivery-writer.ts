import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { isPassing } from "@/server/adapters/postgres/is-passing";
import { AppError } from "@/server/platform/errors";
import type { DeliveryWriter, NewDelivery } from "@/server/ports/delivery-writer";

export interface DeliveryWriterOptions {
  pool: pg.Pool;
  /** What waits or is on its way; one more is refused. */
  maxPending?: number;
  maxPendingBytes?: number;
  /** How long a batch is tried again while the database is away. */
  retryForMs?: number;
}

interface Pending {
  delivery: NewDelivery;
  resolve(id: bigint | null): void;
  reject(error: unknown): void;
}

interface Stored {
  n: number;
  id: string | null;
  /** The one that had the signature before. */
  earlier: string | null;
}

const MAX_BATCH = 200;
const MAX_BATCH_BYTES = 8 * 1024 * 1024;
const BACKOFF_MS = { first: 25, most: 500 };
/**
 * Numbers are drawn first, so that each row is found again among those that were stored. Bodies travel in one piece and
 * are cut apart there: in an array each of them would be written out in hexadecimal.
 */
const INSERT = {
  name: "insert_deliveries",
  query_timeout: 10_000,
  text: `with given as (
      select nextval('webhook_delivery_id_seq') as id, g.*, substr($5::bytea, g.start, g.bytes) as body
        from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::jsonb[], $6::text[], $7::int[], $8::int[])
             with ordinality as g(organization_id, source_id, received_at, headers, signature, start, bytes, n)
    ), stored as (
      insert into webhook_delivery
             (id, organization_id, source_id, received_at, next_attempt_at, headers, body, bytes, signature)
      select id, organization_id, source_id, received_at, received_at, headers, body, bytes, signature
        from given order by n
      on conflict (source_id, signature) do nothing
      returning id, organization_id
    ), told as (
      select pg_notify('delivery', json_build_object('organization', organization_id)::text)
        from (select distinct organization_id from stored) o
    )
    select given.n::int as n, stored.id, earlier.id as earlier, (select count(*) from told) as told
      from given left join stored using (id)
      left join webhook_delivery earlier on earlier.source_id = given.source_id and earlier.signature = given.signature`,
};

/** Where each body begins among all of them, counted from 1. */
function startsOf(given: readonly NewDelivery[]): number[] {
  let next = 1;
  return given.map(({ body }) => {
    const start = next;
    next += body.byteLength;
    return start;
  });
}

/** Stores with one batch on its way: what arrives meanwhile travels together in the next one and shares its commit. */
export function createDeliveryWriter(options: DeliveryWriterOptions): DeliveryWriter {
  const { pool, maxPending = 5_000, maxPendingBytes = 128 * 1024 * 1024, retryForMs = 8_000 } = options;
  const waiting: Pending[] = [];
  const idle: (() => void)[] = [];
  let pending = 0;
  let pendingBytes = 0;
  let isFlying = false;
  let closed = false;

  function takeBatch(): Pending[] {
    let bytes = 0;
    const most = waiting.findIndex(({ delivery }, index) => {
      bytes += delivery.body.byteLength;
      return index > 0 && bytes > MAX_BATCH_BYTES;
    });
    return waiting.splice(0, Math.min(MAX_BATCH, most < 0 ? waiting.length : most));
  }

  async function fly(): Promise<void> {
    isFlying = true;
    // After the current round of callbacks, so that those who just got an answer can join.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = takeBatch();
      await deliver(batch);
      pending -= batch.length;
      for (const { delivery } of batch) pendingBytes -= delivery.body.byteLength;
    }
    isFlying = false;
    if (pending === 0) for (const resolve of idle.splice(0)) resolve();
  }

  async function deliver(batch: Pending[]): Promise<void> {
    try {
      const ids = await send(batch.map(({ delivery }) => delivery));
      for (const [index, { resolve }] of batch.entries()) resolve(ids.get(index + 1) ?? null);
    } catch (error) {
      if (error instanceof AppError || batch.length === 1) for (const { reject } of batch) reject(error);
      // One item that the database cannot take must not fail its neighbours.
      else for (const one of batch) await deliver([one]);
    }
  }

  async function send(given: NewDelivery[]): Promise<Map<number, bigint>> {
    const deadline = Date.now() + retryForMs;
    const values = [
      given.map(({ organizationId }) => organizationId),
      given.map(({ sourceId }) => sourceId),
      given.map(({ receivedAt }) => receivedAt),
      given.map(({ headers }) => JSON.stringify(headers)),
      Buffer.concat(given.map(({ body }) => body)),
      given.map(({ signature }) => signature),
      startsOf(given),
      given.map(({ body }) => body.byteLength),
    ];
    for (let wait = BACKOFF_MS.first; ; wait = Math.min(wait * 2, BACKOFF_MS.most)) {
      try {
        const { rows } = await pool.query<Stored>({ ...INSERT, values });
        const isAgain = wait > BACKOFF_MS.first;
        // What was there when we tried again may be our own.
        const ids = rows.map(({ n, id, earlier }) => [n, id ?? (isAgain ? earlier : null)] as const);
        return new Map(ids.flatMap(([n, id]) => (id === null ? [] : [[n, BigInt(id)] as const])));
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (Date.now() + wait > deadline) throw new AppError("DATABASE_UNAVAILABLE", undefined, {}, { cause: error });
        await sleep(wait);
      }
    }
  }

  return {
    write(delivery) {
      if (closed || pending >= maxPending || pendingBytes + delivery.body.byteLength > maxPendingBytes)
        return Promise.reject(new AppError("TOO_MANY_PENDING"));
      pending += 1;
      pendingBytes += delivery.body.byteLength;
      return new Promise((resolve, reject) => {
        waiting.push({ delivery, resolve, reject });
        if (!isFlying) void fly();
      });
    },
    async close() {
      closed = true;
      if (pending > 0) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
