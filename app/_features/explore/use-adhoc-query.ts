import { useCallback, useEffect, useRef, useState } from "react";
import { exploreApi, ExploreFailure, type AdhocAnswer } from "./explore-api";
import type { ExploreTarget } from "./explore-target";
import { queryInput } from "./query-input";

/** A query that was sent: what, and over which span in epoch milliseconds. */
export interface Asked {
  target: ExploreTarget;
  range: { from: number; to: number };
}

export interface AdhocState {
  /** What is shown; kept while the next answer is on its way. */
  answer: (Asked & { answer: AdhocAnswer }) | null;
  /** Since when an answer is awaited, in epoch milliseconds. */
  waitingSince: number | null;
  failure: (Asked & { failure: ExploreFailure; at: string }) | null;
}

const NOTHING: AdhocState = { answer: null, waitingSince: null, failure: null };

const asFailure = (error: unknown): ExploreFailure =>
  error instanceof ExploreFailure ? error : new ExploreFailure("INTERNAL", String(error));

/** Sends one query at a time: a new one, or the end of the drawer, cancels the one before, up to the data source. */
export function useAdhocQuery(room: string) {
  const [state, setState] = useState<AdhocState>(NOTHING);
  const current = useRef<AbortController>(null);

  const cancel = useCallback(() => {
    current.current?.abort();
    current.current = null;
    setState((now) => (now.waitingSince === null ? now : { ...now, waitingSince: null }));
  }, []);

  const run = useCallback(
    (asked: Asked) => {
      current.current?.abort();
      const abort = new AbortController();
      current.current = abort;
      setState((now) => ({ ...now, waitingSince: Date.now(), failure: null }));
      exploreApi.query(room, queryInput(asked.target, asked.range), abort.signal).then(
        (answer) => {
          if (!abort.signal.aborted) setState({ answer: { ...asked, answer }, waitingSince: null, failure: null });
        },
        (error: unknown) => {
          if (abort.signal.aborted) return;
          const failure = { ...asked, failure: asFailure(error), at: new Date().toISOString() };
          setState((now) => ({ ...now, waitingSince: null, failure }));
        },
      );
    },
    [room],
  );

  const clear = useCallback(() => {
    current.current?.abort();
    setState(NOTHING);
  }, []);

  useEffect(() => () => current.current?.abort(), []);
  return { ...state, run, cancel, clear };
}
