import type { Services } from "@/server/platform/context";

const EVERY_MS = 1_000;

/** Tells a source's own people how often its calls are refused, at most once a second however many come. */
export interface RefusalTally {
  note(sourceId: string, reason: string): void;
  close(): Promise<void>;
}

export function refusalTally({ pool, clock, log }: Pick<Services, "pool" | "clock" | "log">): RefusalTally {
  const noted = new Map<string, { count: number; reason: string; at: Date }>();
  let timer: NodeJS.Timeout | undefined;

  async function write(): Promise<void> {
    timer = undefined;
    const rows = [...noted];
    noted.clear();
    if (rows.length === 0) return;
    await pool
      .query(
        `update alert_source s set refused_count = refused_count + n.count, refused_at = n.at, refused_reason = n.reason
           from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[]) as n(id, count, at, reason) where s.id = n.id`,
        [
          rows.map(([id]) => id),
          rows.map(([, { count }]) => count),
          rows.map(([, { at }]) => at),
          rows.map(([, { reason }]) => reason),
        ],
      )
      .catch((error: unknown) => log.warn({ err: error }, "refused calls could not be counted"));
  }

  return {
    note(sourceId, reason) {
      const count = (noted.get(sourceId)?.count ?? 0) + 1;
      noted.set(sourceId, { count, reason, at: clock.now() });
      timer ??= setTimeout(() => void write(), EVERY_MS).unref();
    },
    async close() {
      clearTimeout(timer);
      await write();
    },
  };
}
