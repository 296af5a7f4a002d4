import type pg from "pg";
import type { Logger } from "@/server/platform/logger";

export interface JobOptions {
  name: string;
  everyMs: number;
  /** Number of the lock that keeps other processes from doing the same at the same time. */
  lock: number;
  pool: pg.Pool;
  log: Logger;
  /**
   * `signal` is aborted when the process stops, and when the connection with the lock is lost, so that another process may
   * have begun: leave soon, what is left is done next time.
   */
  run(signal: AbortSignal): Promise<void>;
}

/**
 * Does something now and then, in one process at a time. What fails is logged and done again next time.
 * @returns how it is stopped: nothing of it runs after that has resolved
 */
export function startJob({ name, everyMs, lock, pool, log, run }: JobOptions): { stop(): Promise<void> } {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();

  async function runAlone(): Promise<void> {
    const client = await pool.connect();
    const holding = new AbortController();
    const letGo = () => holding.abort();
    client.once("end", letGo);
    let isUnlocked = false;
    try {
      const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [lock]);
      if (rows[0]?.got) {
        await run(AbortSignal.any([ending.signal, holding.signal]));
        await client.query("select pg_advisory_unlock($1)", [lock]);
      }
      isUnlocked = true;
    } finally {
      client.off("end", letGo);
      // A lock that was not given back ends with its connection.
      client.release(!isUnlocked);
    }
  }

  function plan(delayMs: number): void {
    if (ending.signal.aborted) return;
    timer = setTimeout(() => {
      work = runAlone()
        .catch((error: unknown) => log.warn({ err: error, job: name }, "job failed"))
        .then(() => plan(everyMs));
    }, delayMs);
    timer.unref();
  }

  plan(Math.min(everyMs, 5_000));
  return {
    async stop() {
      ending.abort();
      clearTimeout(timer);
      await work;
    },
  };
}
