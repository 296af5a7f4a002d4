import { askCircuit, CLOSED, PATIENCE_MS, settleCircuit, type Admission, type Circuit, type Outcome } from "./circuit";

export interface CircuitBoardOptions {
  now?: () => number;
  /** Told when a circuit opens (with the time of the next try) and when it closes (null). */
  onChange?: (key: string, retryAt: number | null) => void;
}

export interface CircuitBoard {
  /**
   * Runs work that needs everything that the keys name, unless one of them is known to be away. `probe` is true for
   * the run that finds out whether it is back.
   *
   * @throws what `refuse` makes, at once, and what the work throws
   */
  run<T>(keys: readonly string[], run: CircuitRun<T>): Promise<T>;
  /** Time of the next try, in milliseconds; null while all is well. */
  retryAt(key: string): number | null;
}

export interface CircuitRun<T> {
  work: (probe: boolean) => Promise<T>;
  /** What the outcome says of one of the keys; one that nobody waited for counts only after a while. */
  judge: (outcome: PromiseSettledResult<T>, key: string) => Outcome | "abandoned";
  refuse: (key: string, retryAt: number) => Error;
  /** Runs all the same, to find out whether what is away is back. */
  insists?: boolean;
}

/** One circuit for each key; those of keys that are well take no room. */
export function circuitBoard({ now = Date.now, onChange }: CircuitBoardOptions = {}): CircuitBoard {
  const circuits = new Map<string, Circuit>();
  const circuitOf = (key: string): Circuit => circuits.get(key) ?? CLOSED;
  const put = (key: string, next: Circuit): void => {
    const before = circuitOf(key);
    if (next === CLOSED) circuits.delete(key);
    else circuits.set(key, next);
    if (before.kind !== "open" && next.kind === "open") onChange?.(key, next.retryAt);
    if (before.kind !== "closed" && next.kind === "closed") onChange?.(key, null);
  };
  const settle = (key: string, admission: Admission, outcome: Outcome): void =>
    put(key, settleCircuit(circuitOf(key), admission, outcome, now()));

  async function run<T>(keys: readonly string[], options: CircuitRun<T>): Promise<T> {
    const { work, judge, refuse, insists = false } = options;
    const admitted: [string, Admission][] = [];
    for (const key of keys) {
      const asked = askCircuit(circuitOf(key), now());
      const { circuit } = asked;
      const admission = asked.admission ?? (insists ? "probe" : null);
      if (admission === null) {
        for (const [other, as] of admitted) settle(other, as, "unknown");
        throw refuse(key, circuit.kind === "closed" ? now() : circuit.retryAt);
      }
      put(key, circuit);
      admitted.push([key, admission]);
    }
    const started = now();
    const [outcome] = await Promise.allSettled([work(admitted.some(([, admission]) => admission === "probe"))]);
    const isLong = now() - started >= PATIENCE_MS;
    for (const [key, admission] of admitted) {
      const judged = judge(outcome, key);
      settle(key, admission, judged === "abandoned" ? (isLong ? "away" : "unknown") : judged);
    }
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  }

  return {
    run,
    retryAt: (key) => {
      const circuit = circuitOf(key);
      return circuit.kind === "closed" ? null : circuit.retryAt;
    },
  };
}
