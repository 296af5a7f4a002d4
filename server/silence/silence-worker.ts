import type { Services } from "@/server/platform/context";
import { compareSilences } from "@/server/silence/compare-silences";
import { endOf } from "@/server/silence/end-of";
import { followIncidents } from "@/server/silence/follow-incidents";
import { writeSilence } from "@/server/silence/write-silence";

const EVERY_MS = 5_000;
const COMPARED_EVERY_MS = 60_000;
const AT_ONCE = 20;

/**
 * Keeps silences as they are wanted: writes what waits, extends what is bound to an open incident, ends it with the
 * incident, and hears of what became of them where they stand.
 */
export function startSilenceWorker(services: Services): { round(): Promise<void>; close(): Promise<void> } {
  let work: Promise<void> | null = null;
  let isClosed = false;
  let comparedAt = 0;

  async function round(): Promise<void> {
    try {
      await followIncidents(services);
      for (const id of await due(services)) if (!isClosed) await writeSilence(services, id);
      await endOverdue(services);
      const now = services.clock.now().getTime();
      // Clocks are also put back.
      if (isClosed || Math.abs(now - comparedAt) < COMPARED_EVERY_MS) return;
      comparedAt = now;
      await compareSilences(services);
    } catch (error) {
      services.log.warn({ err: error }, "silences could not be looked after");
    }
  }
  const timer = setInterval(() => {
    work ??= round().finally(() => (work = null));
  }, EVERY_MS);
  timer.unref();
  return {
    round,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await work;
    },
  };
}

async function due({ pool, clock }: Services): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from silence
      where next_attempt_at <= $1 and (leased_until is null or leased_until <= $1)
        and (state in ('pending', 'ending') or (state = 'active' and revision > written_revision))
      order by next_attempt_at limit ${AT_ONCE}`,
    [clock.now()],
  );
  return rows.map(({ id }) => id);
}

/** What has run out by itself. */
async function endOverdue(services: Services): Promise<void> {
  const { fields } = services.db.silence;
  const rows = await services.db.silence.findMany({
    where: { state: "active", endsAt: { lte: services.clock.now() }, writtenRevision: { equals: fields.revision } },
    take: AT_ONCE,
  });
  for (const row of rows) await endOf(services, row, "time");
}
