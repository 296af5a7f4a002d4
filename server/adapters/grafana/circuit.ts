/** Failures in a row, none longer than `MEMORY_MS` after the one before, that open a circuit. */
export const FAILURES_TO_OPEN = 3;
const MEMORY_MS = 60_000;
const FIRST_PAUSE_MS = 5_000;
export const LONGEST_PAUSE_MS = 30_000;
/** How long a probe may take before another one may follow it. */
export const PROBE_MS = 15_000;

/** Whoever leaves after waiting as long as this saw no answer either: panels that refresh leave all the time. */
export const PATIENCE_MS = 8_000;

/** What is known of something that may be away; all times are milliseconds of one clock. */
export type Circuit =
  | { kind: "closed"; failures: number; lastFailure: number }
  /** Nobody asks before `retryAt`. */
  | { kind: "open"; retryAt: number; pauseMs: number }
  /** One asks, and the others wait for what becomes of it, at most until `retryAt`. */
  | { kind: "half-open"; retryAt: number; pauseMs: number };

/** How somebody may ask: like everybody, or as the one that finds out whether it is back. */
export type Admission = "normal" | "probe";

/** `well`: it answered, if only to say no. `away`: it did not. `unknown`: nobody waited to see. */
export type Outcome = "well" | "away" | "unknown";

export const CLOSED: Circuit = { kind: "closed", failures: 0, lastFailure: 0 };

/** Whether one may ask now, and the circuit afterwards. */
export function askCircuit(circuit: Circuit, now: number): { circuit: Circuit; admission: Admission | null } {
  if (circuit.kind === "closed") return { circuit, admission: "normal" };
  if (now < circuit.retryAt) return { circuit, admission: null };
  return { circuit: { ...circuit, kind: "half-open", retryAt: now + PROBE_MS }, admission: "probe" };
}

/**
 * The circuit after one of those who asked is done. An answer closes it, whoever got it. Only a probe prolongs the
 * pause: those who asked before it opened tell nothing new.
 */
export function settleCircuit(circuit: Circuit, admission: Admission, outcome: Outcome, now: number): Circuit {
  if (outcome === "well") return CLOSED;
  if (circuit.kind === "closed") {
    if (outcome === "unknown") return circuit;
    const failures = now - circuit.lastFailure > MEMORY_MS ? 1 : circuit.failures + 1;
    if (failures < FAILURES_TO_OPEN) return { kind: "closed", failures, lastFailure: now };
    return { kind: "open", retryAt: now + FIRST_PAUSE_MS, pauseMs: FIRST_PAUSE_MS };
  }
  if (circuit.kind === "open" || admission === "normal") return circuit;
  if (outcome === "unknown") return { ...circuit, kind: "open", retryAt: now };
  const pauseMs = Math.min(circuit.pauseMs * 2, LONGEST_PAUSE_MS);
  return { kind: "open", retryAt: now + pauseMs, pauseMs };
}
