import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextState, type Outcome, type StateOfInstance } from "./alert-state";

const settings = { forMs: 60_000, keepFiringForMs: 0, noDataState: "NoData", execErrState: "Error" };
const STEP = 10_000;

function play(outcomes: readonly Outcome[], more: Partial<typeof settings> = {}): StateOfInstance[] {
  const states: StateOfInstance[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    states.push(nextState(states.at(-1), outcome, i * STEP, { ...settings, ...more }));
  }
  return states;
}
const names = (states: StateOfInstance[]) => states.map(({ state }) => state);
const many = (outcome: Outcome, count: number) => Array.from({ length: count }, () => outcome);

describe("an alert's state", () => {
  it("is pending until the condition held for long enough", () => {
    const states = play(many("firing", 8));
    expect(names(states)).toEqual([...many("firing", 6).map(() => "Pending"), "Alerting", "Alerting"]);
    expect(states.at(-1)).toMatchObject({ since: 60_000, activeAt: 0 });
  });

  it("fires at once when it need not hold", () => {
    expect(names(play(["firing", "normal"], { forMs: 0 }))).toEqual(["Alerting", "Normal"]);
  });

  it("starts again after a gap in the condition", () => {
    const states = play([...many("firing", 4), "normal", ...many("firing", 4)]);
    expect(names(states)).not.toContain("Alerting");
    expect(states.at(-1)?.activeAt).toBe(50_000);
  });

  it("recovers for as long as firing is kept", () => {
    const states = play([...many("firing", 2), ...many("normal", 4)], { forMs: 0, keepFiringForMs: 25_000 });
    expect(names(states)).toEqual(["Alerting", "Alerting", "Recovering", "Recovering", "Recovering", "Normal"]);
  });

  it.each([
    ["nodata", "noDataState", "Alerting", "Alerting"],
    ["nodata", "noDataState", "OK", "Normal"],
    ["nodata", "noDataState", "NoData", "NoData"],
    ["error", "execErrState", "Error", "Error"],
    ["error", "execErrState", "KeepLast", "Alerting"],
  ] as const)("takes %s as its rule says (%s: %s)", (outcome, setting, value, wanted) => {
    expect(names(play(["firing", outcome], { forMs: 0, [setting]: value })).at(-1)).toBe(wanted);
  });

  it("never fires before its time, whatever came before", () => {
    const outcome = fc.constantFrom<Outcome>("firing", "normal");
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 60 }), (outcomes) => {
        for (const [i, { state, activeAt }] of play(outcomes).entries()) {
          expect(state !== "Alerting" || i * STEP - (activeAt ?? 0) >= settings.forMs).toBe(true);
          expect(state === "Normal").toBe(activeAt === undefined);
        }
      }),
    );
  });
});
