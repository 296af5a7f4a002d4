import type { Services } from "@/server/platform/context";
import type { QueryRefusal, RefusalLog } from "@/server/ports/refusal-log";

const FLUSH_MS = 1_000;
/** Different refusals in one batch; further ones are only counted. */
const MOST_WAITING = 500;
/** Newest refusals that an organization keeps. */
const MOST_STORED = 10_000;
const TRIM_EVERY = 1_000;
const REASON_MAX = 100;
const SUBJECT_MAX = 200;

interface Waiting extends QueryRefusal {
  refusedAt: Date;
  times: number;
}

/** Stores refusals in batches, off the path of the request that was refused. */
export function createRefusalLog({ db, log, clock }: Pick<Services, "db" | "log" | "clock">): RefusalLog {
  const waiting = new Map<string, Waiting>();
  let surplus = 0;
  let storedSinceTrim = TRIM_EVERY;
  let timer: NodeJS.Timeout | undefined;
  let storing: Promise<void> = Promise.resolve();

  /** The oldest go when an organization has too many. */
  async function trim(organizationIds: Iterable<string>): Promise<void> {
    for (const organizationId of organizationIds) {
      const where = { organizationId };
      const [oldest] = await db.queryRefusal.findMany({
        where,
        orderBy: { refusedAt: "desc" },
        skip: MOST_STORED,
        take: 1,
        select: { refusedAt: true },
      });
      if (oldest) await db.queryRefusal.deleteMany({ where: { ...where, refusedAt: { lte: oldest.refusedAt } } });
    }
  }

  async function store(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = [...waiting.values()];
    const lost = surplus;
    waiting.clear();
    surplus = 0;
    if (lost > 0) log.warn({ refusals: lost }, "more refusals than can be stored");
    if (batch.length === 0) return;
    try {
      const data = batch.map(({ times, subject, ...refusal }) => ({
        ...refusal,
        subject: times > 1 ? `${subject} (${times} times)` : subject,
      }));
      await db.queryRefusal.createMany({ data });
      storedSinceTrim += batch.length;
      if (storedSinceTrim < TRIM_EVERY) return;
      storedSinceTrim = 0;
      await trim(new Set(batch.map(({ organizationId }) => organizationId)));
    } catch (error) {
      log.error({ err: error, refusals: batch.length }, "refusals were not stored");
    }
  }

  const storeNext = () => (storing = storing.then(store));

  return {
    note({ reason, subject, ...who }) {
      const refusal = { ...who, reason: reason.slice(0, REASON_MAX), subject: subject.slice(0, SUBJECT_MAX) };
      const key = JSON.stringify(refusal);
      const known = waiting.get(key);
      if (known) known.times += 1;
      else if (waiting.size >= MOST_WAITING) surplus += 1;
      else waiting.set(key, { ...refusal, refusedAt: clock.now(), times: 1 });
      timer ??= setTimeout(() => void storeNext(), FLUSH_MS).unref();
    },
    close: () => storeNext(),
  };
}
