import type { Services } from "@/server/platform/context";
import { startJob } from "@/server/platform/start-job";

const EVERY_MS = 3_600_000;
const LOCK = 7_236_091_121;
/** How long what was sent is kept as it came, and can be worked off again. */
const BODIES_DAYS = 30;
/** How long it is known that something was sent. */
const ROWS_DAYS = 90;
const AT_ONCE = 1_000;

/** Drops bodies of webhooks after 30 days and all of them after 90, each hour and in one process at a time. */
export function startRetention(services: Services): { stop(): Promise<void> } {
  const { pool, clock } = services;
  return startJob({
    ...services,
    name: "webhooks that were kept long enough",
    everyMs: EVERY_MS,
    lock: LOCK,
    async run(signal) {
      const before = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
      for (const [statement, days] of [
        [
          "update webhook_delivery set body = null where id in (select id from webhook_delivery where received_at < $1 and body is not null and state <> 'pending' limit $2)",
          BODIES_DAYS,
        ],
        [
          "delete from webhook_delivery where id in (select id from webhook_delivery where received_at < $1 and state <> 'pending' limit $2)",
          ROWS_DAYS,
        ],
      ] as const) {
        for (let rows = AT_ONCE; rows === AT_ONCE && !signal.aborted;) {
          rows = (await pool.query(statement, [before(days), AT_ONCE])).rowCount ?? 0;
        }
      }
    },
  });
}
