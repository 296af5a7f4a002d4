import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "@/server/platform/logger";
import type { BusTopic, BusTopics, EventBus } from "@/server/ports/event-bus";

const TOPICS: readonly BusTopic[] = ["timeline", "session", "delivery", "alerts", "statuses"];
const PROBE_EVERY_MS = 10_000;
const PROBE_TIMEOUT_MS = 5_000;
const BACKOFF_MS = { first: 50, most: 2_000 };

export interface PostgresEventBusOptions {
  connectionString: string;
  /** Publishes; listening has a connection of its own. */
  pool: pg.Pool;
  log: Logger;
}

/**
 * Hints over LISTEN and NOTIFY. A NOTIFY inside a transaction is heard when, and only when, it commits. The listening
 * connection is probed, replaced when it breaks, and the gap is announced by `onResume`.
 * @throws when the first connection cannot be made
 */
export async function createPostgresEventBus(options: PostgresEventBusOptions): Promise<EventBus> {
  const { connectionString, pool, log } = options;
  const handlers = new Map<BusTopic, Set<(hint: never) => void>>(TOPICS.map((topic) => [topic, new Set()]));
  const resumed = new Set<() => void>();
  let listening: pg.Client | null = null;
  let closed = false;

  function hear({ channel, payload }: pg.Notification): void {
    const hint = parse(payload);
    if (hint === null) return log.warn({ channel }, "a notification is no JSON object");
    for (const handler of handlers.get(channel as BusTopic) ?? []) guarded(() => handler(hint as never));
  }

  function guarded(call: () => void): void {
    try {
      call();
    } catch (error) {
      log.error({ err: error }, "a subscriber of the event bus failed");
    }
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString,
      connectionTimeoutMillis: PROBE_TIMEOUT_MS,
      keepAlive: true,
      application_name: "sre-assistant-events",
    });
    const lost = new Promise<void>((resolve) => {
      client.once("end", resolve);
      client.once("error", () => resolve());
    });
    client.on("error", () => undefined);
    client.on("notification", hear);
    try {
      await client.connect();
      await client.query(TOPICS.map((topic) => `listen ${topic}`).join("; "));
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    if (closed) return void client.end();
    listening = client;
    const probe = setInterval(() => {
      client.query({ text: "select 1", query_timeout: PROBE_TIMEOUT_MS } as pg.QueryConfig).catch(() => {
        // A frozen server answers nothing, not even the end of the connection.
        (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      });
    }, PROBE_EVERY_MS);
    void lost.then(async () => {
      clearInterval(probe);
      listening = null;
      if (closed) return;
      log.warn("the line of the event bus is down");
      await relisten(BACKOFF_MS.first);
    });
  }

  async function relisten(wait: number): Promise<void> {
    await sleep(wait * (0.5 + Math.random() / 2));
    if (closed) return;
    try {
      await listen();
    } catch {
      return relisten(Math.min(wait * 2, BACKOFF_MS.most));
    }
    log.info("the line of the event bus is up again");
    for (const handler of resumed) guarded(handler);
  }

  await listen();
  return {
    async publish(topic, hint) {
      if (closed) throw new Error("The event bus is closed");
      await pool.query("select pg_notify($1, $2)", [topic, JSON.stringify(hint)]);
    },
    subscribe<T extends BusTopic>(topic: T, handler: (hint: BusTopics[T]) => void) {
      handlers.get(topic)?.add(handler);
      return () => void handlers.get(topic)?.delete(handler);
    },
    onResume(handler) {
      resumed.add(handler);
      return () => void resumed.delete(handler);
    },
    isLive: () => listening !== null,
    async close() {
      closed = true;
      const client = listening;
      listening = null;
      await client?.end().catch(() => undefined);
    },
  };
}

function parse(payload: string | undefined): object | null {
  try {
    const value: unknown = JSON.parse(payload ?? "");
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
