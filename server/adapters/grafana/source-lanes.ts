/** Most questions that one data source is asked at the same time; the others wait for their turn. */
const MOST_AT_ONCE = 16;

/** Runs work that asks some data sources when each of them has room, in the order in which it came. */
export type SourceLanes = <T>(uids: readonly string[], signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

interface Lane {
  running: number;
  waiting: Set<() => void>;
}

/** A lane for each data source, by its uid. Who hangs up while waiting leaves the queue. */
export function sourceLanes(most = MOST_AT_ONCE): SourceLanes {
  const lanes = new Map<string, Lane>();

  async function enter(uid: string, signal: AbortSignal): Promise<void> {
    const lane = lanes.get(uid) ?? { running: 0, waiting: new Set() };
    lanes.set(uid, lane);
    if (lane.running < most) {
      lane.running += 1;
      return;
    }
    await new Promise<void>((go, stop) => {
      const leave = (): void => {
        lane.waiting.delete(take);
        stop(signal.reason as Error);
      };
      // The place of the one that leaves is handed over, so that nobody slips in between.
      const take = (): void => {
        signal.removeEventListener("abort", leave);
        go();
      };
      lane.waiting.add(take);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  function exit(uid: string): void {
    const lane = lanes.get(uid);
    if (!lane) return;
    const [next] = lane.waiting;
    if (next) {
      lane.waiting.delete(next);
      return next();
    }
    lane.running -= 1;
    if (lane.running === 0) lanes.delete(uid);
  }

  return async (uids, signal, work) => {
    signal.throwIfAborted();
    const entered: string[] = [];
    try {
      // In one order for all: two that need the same two sources never wait for each other.
      for (const uid of [...new Set(uids)].sort()) {
        await enter(uid, signal);
        entered.push(uid);
      }
      return await work();
    } finally {
      entered.forEach(exit);
    }
  };
}
