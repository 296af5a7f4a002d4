import { useEffect, useState } from "react";
import { exploreApi, ExploreFailure } from "../explore-api";
import type { ExploreTarget } from "../explore-target";
import { queryInput } from "../query-input";
import { EMPTY_TAIL, nextBound, tailLines, withPage, type LogTail } from "./log-tail";

const EVERY_MS = 2_000;
const SLOWEST_MS = 30_000;
/** What was written shortly before it was switched on is shown too. */
const HEAD_START_MS = 60_000;
/** Lines of the future by another machine's clock. */
const AHEAD_MS = 10_000;
const LIMIT = 1_000;

export interface TailState {
  tail: LogTail;
  /** Looks that failed one after the other. */
  failures: number;
  failure: ExploreFailure | null;
}

const START: TailState = { tail: EMPTY_TAIL, failures: 0, failure: null };

/** How long to wait before the next look: twice as long after each failure. */
const waitAfter = (failures: number): number => Math.min(SLOWEST_MS, EVERY_MS * 2 ** failures);

/**
 * Looks at a log again and again while it is `on`, not paused and in view. Reads on where it stopped; a query that
 * changes starts anew.
 */
export function useLogTail(room: string, target: ExploreTarget | null, paused: boolean): TailState {
  const key = target && JSON.stringify([target.dataSourceUid, target.expr]);
  const [state, setState] = useState({ ...START, key });
  if (state.key !== key) setState({ ...START, key });

  useEffect(() => {
    if (!target || paused) return undefined;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let now: TailState = state.key === key ? state : START;
    const start = now.tail.newest === 0n ? Date.now() - HEAD_START_MS : 0;
    const look = async (): Promise<void> => {
      const range = { from: nextBound(now.tail, start), to: Date.now() + AHEAD_MS };
      try {
        const input = queryInput({ ...target, instant: false, limit: LIMIT }, range);
        const { frames, error } = await exploreApi.query(room, input, abort.signal);
        if (error !== null) throw new ExploreFailure("QUERY_FAILED", error);
        now = { tail: withPage(now.tail, tailLines(frames), LIMIT), failures: 0, failure: null };
      } catch (error) {
        const failure = error instanceof ExploreFailure ? error : new ExploreFailure("INTERNAL", String(error));
        now = { ...now, failures: now.failures + 1, failure };
      }
      if (abort.signal.aborted) return;
      setState({ ...now, key });
      wait(waitAfter(now.failures));
    };
    const wait = (ms: number): void => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => void look(), ms);
    };
    const onVisibility = (): void => (document.hidden ? clearTimeout(timer) : wait(0));
    document.addEventListener("visibilitychange", onVisibility);
    wait(0);
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
    // `key` stands for the target; the state is where it goes on from.
  }, [room, key, paused]); // oxlint-disable-line react-hooks/exhaustive-deps

  return state;
}
