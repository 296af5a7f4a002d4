import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askCircuit,
  CLOSED,
  FAILURES_TO_OPEN,
  LONGEST_PAUSE_MS,
  PROBE_MS,
  settleCircuit,
  type Admission,
  type Circuit,
  type Outcome,
} from "./circuit";

const failing = (times: number, now = 0): Circuit =>
  Array.from({ length: times }).reduce<Circuit>((circuit) => settleCircuit(circuit, "normal", "away", now), CLOSED);

describe("a circuit", () => {
  it("opens after three failures in a row, and lets nobody through for a while", () => {
    expect(askCircuit(failing(FAILURES_TO_OPEN - 1), 0).admission).toBe("normal");
    const open = failing(FAILURES_TO_OPEN);
    expect(askCircuit(open, 4_999).admission).toBeNull();
    expect(askCircuit(open, 5_000).admission).toBe("probe");
  });

  it("does not open for failures that lie far apart, or with a success between them", () => {
    const apart = [0, 61_000, 122_000, 183_000].reduce<Circuit>(
      (circuit, at) => settleCircuit(circuit, "normal", "away", at),
      CLOSED,
    );
    expect(apart.kind).toBe("closed");
    const mixed = settleCircuit(settleCircuit(failing(2), "normal", "well", 0), "normal", "away", 0);
    expect(mixed.kind).toBe("closed");
  });

  it("lets one through to see, and waits twice as long after each failure of it", () => {
    let circuit = failing(FAILURES_TO_OPEN);
    let now = 0;
    const pauses: number[] = [];
    for (let probe = 0; probe < 6; probe++) {
      if (circuit.kind === "closed") throw new Error("closed");
      pauses.push(circuit.pauseMs);
      now = circuit.retryAt;
      const asked = askCircuit(circuit, now);
      expect(asked.admission).toBe("probe");
      expect(askCircuit(asked.circuit, now).admission).toBeNull();
      circuit = settleCircuit(asked.circuit, "probe", "away", now);
    }
    expect(pauses).toEqual([5_000, 10_000, 20_000, LONGEST_PAUSE_MS, LONGEST_PAUSE_MS, LONGEST_PAUSE_MS]);
  });

  it("is not prolonged by those who asked before it opened", () => {
    const open = failing(FAILURES_TO_OPEN);
    expect(settleCircuit(open, "normal", "away", 4_000)).toEqual(open);
    const probing = askCircuit(open, 5_000).circuit;
    expect(settleCircuit(probing, "normal", "away", 6_000)).toEqual(probing);
  });

  it("lets the next one see when nobody waited for the probe", () => {
    const probing = askCircuit(failing(FAILURES_TO_OPEN), 5_000).circuit;
    const left = settleCircuit(probing, "probe", "unknown", 6_000);
    expect(askCircuit(left, 6_000).admission).toBe("probe");
  });
});

const outcome = fc.constantFrom<Outcome>("well", "away", "unknown");
const deed = fc.record({ waitMs: fc.integer({ min: 0, max: 90_000 }), ask: fc.boolean(), outcome, index: fc.nat() });

/** Plays any order of questions and answers; calls back after each step with who is still under way. */
function play(
  deeds: readonly { waitMs: number; ask: boolean; outcome: Outcome; index: number }[],
  after: (circuit: Circuit, now: number, admission: Admission | null | undefined, last: Outcome | undefined) => void,
): Circuit {
  let circuit: Circuit = CLOSED;
  let now = 0;
  const underWay: Admission[] = [];
  for (const { waitMs, ask, outcome: end, index } of deeds) {
    now += waitMs;
    if (ask || underWay.length === 0) {
      const asked = askCircuit(circuit, now);
      ({ circuit } = asked);
      if (asked.admission) underWay.push(asked.admission);
      after(circuit, now, asked.admission, undefined);
    } else {
      const [admission = "normal"] = underWay.splice(index % underWay.length, 1);
      circuit = settleCircuit(circuit, admission, end, now);
      after(circuit, now, undefined, end);
    }
  }
  return circuit;
}

describe("whatever happens in whatever order, a circuit", () => {
  it("never stays closed to all for longer than its longest pause", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        play(deeds, (circuit, now) => {
          if (circuit.kind === "closed") return;
          expect(circuit.retryAt - now).toBeLessThanOrEqual(Math.max(LONGEST_PAUSE_MS, PROBE_MS));
          expect(askCircuit(circuit, circuit.retryAt).admission).toBe("probe");
        });
      }),
    );
  });

  it("is closed after an answer, whoever got it", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        play(deeds, (circuit, _now, _admission, last) => {
          if (last === "well") expect(circuit).toEqual(CLOSED);
        });
      }),
    );
  });

  it("never opens while everything answers, however many go away early", () => {
    const fine = fc.array(
      deed.map((one) => ({ ...one, outcome: one.index % 2 ? ("well" as const) : ("unknown" as const) })),
    );
    fc.assert(
      fc.property(fine, (deeds) => {
        play(deeds, (circuit, _now, admission) => {
          expect(circuit.kind).toBe("closed");
          expect(admission).not.toBeNull();
        });
      }),
    );
  });

  it("lets at most one through at a time while it is not closed", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (deeds, crowd) => {
        let circuit = CLOSED;
        let now = 0;
        play(deeds, (next, at) => ([circuit, now] = [next, at]));
        if (circuit.kind === "closed") return;
        const admitted = Array.from({ length: crowd }, () => {
          const asked = askCircuit(circuit, now);
          ({ circuit } = asked);
          return asked.admission;
        }).filter((admission) => admission !== null);
        expect(admitted.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
