import type pg from "pg";
import type { Logger } from "@/server/platform/logger";
import type { EventBus } from "@/server/ports/event-bus";
import { indexTimeline } from "@/server/search/index-timeline";

export interface SearchIndexerOptions {
  pool: pg.Pool;
  eventBus: EventBus;
  log: Logger;
}

/** What is said in a moment is read together. */
const GATHER_MS = 100;
/** Timelines whose hint was missed, or that could not be read, are looked for this often. */
const SWEEP_EVERY_MS = 30_000;

/** Keeps the search up with the timelines: after each hint, and now and then for what was missed. */
export function startSearchIndexer({ pool, eventBus, log }: SearchIndexerOptions): { close(): Promise<void> } {
  const waiting = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> | null = null;
  let isClosed = false;

  function want(organization: string, incident: string): void {
    waiting.set(incident, organization);
    if (!isClosed) timer ??= setTimeout(() => void run(), GATHER_MS);
  }

  async function run(): Promise<void> {
    work ??= drain().finally(() => {
      work = null;
      timer = undefined;
      if (waiting.size > 0 && !isClosed) timer = setTimeout(() => void run(), GATHER_MS);
    });
    await work;
  }

  async function drain(): Promise<void> {
    const batch = [...waiting];
    waiting.clear();
    for (const [incident, organization] of batch) {
      try {
        // A long timeline is read in turns with the others.
        if (await indexTimeline(pool, organization, incident)) want(organization, incident);
      } catch (error) {
        log.warn({ err: error, incident }, "a timeline could not be read for search");
      }
    }
  }

  async function sweep(): Promise<void> {
    try {
      const { rows } = await pool.query<{ id: string; organization_id: string }>(
        `select i.id, i.organization_id from incident i left join search_progress p on p.incident_id = i.id
          where i.last_seq > coalesce(p.seq, 0)`,
      );
      for (const { id, organization_id } of rows) want(organization_id, id);
    } catch (error) {
      log.warn({ err: error }, "timelines could not be looked through for search");
    }
  }

  const unsubscribe = [
    eventBus.subscribe("timeline", ({ organization, incident }) => want(organization, incident)),
    eventBus.onResume(() => void sweep()),
  ];
  const every = setInterval(() => void sweep(), SWEEP_EVERY_MS);
  every.unref();
  void sweep();

  return {
    async close() {
      isClosed = true;
      for (const stop of unsubscribe) stop();
      clearInterval(every);
      clearTimeout(timer);
      await work;
    },
  };
}
