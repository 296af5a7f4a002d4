interface Flight<T> {
  readers: number;
  abort: AbortController;
  result: Promise<T>;
}

/**
 * Shares one run among all who ask for the same key while it is under way. One reader's abort only rejects that
 * reader; when the last one has left the run itself is aborted.
 */
export function singleFlight<T>(): (
  key: string,
  run: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
) => Promise<T> {
  const flights = new Map<string, Flight<T>>();
  return async (key, run, signal) => {
    signal?.throwIfAborted();
    let flight = flights.get(key);
    if (!flight) {
      const abort = new AbortController();
      const result = run(abort.signal).finally(() => {
        if (flights.get(key)?.abort === abort) flights.delete(key);
      });
      result.catch(() => undefined);
      flight = { readers: 0, abort, result };
      flights.set(key, flight);
    }
    const joined = flight;
    joined.readers += 1;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal?.reason);
      signal?.addEventListener("abort", leave, { once: true });
    });
    try {
      return await Promise.race([joined.result, left]);
    } finally {
      signal?.removeEventListener("abort", leave);
      joined.readers -= 1;
      if (joined.readers === 0 && signal?.aborted) {
        if (flights.get(key) === joined) flights.delete(key);
        joined.abort.abort(signal.reason);
      }
    }
  };
}
