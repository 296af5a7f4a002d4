import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertHistory, type FiringFact } from "@/server/alert/rules/alert-history";
import { isFlapping } from "@/server/alert/rules/is-flapping";
import { placeReport } from "@/server/alert/rules/place-report";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute)).toISOString();
const words = (minute: number, by = minute) => ({
  at: at(minute),
  by: BigInt(by),
  labels: { minute: String(minute), by: String(by) },
  annotations: {},
  values: {},
  links: {},
});
const fires = (start: number, said = start): FiringFact => ({
  startsAt: at(start),
  endsAt: null,
  acknowledgedAt: null,
  told: words(said),
});
const ended = (start: number, end: number): FiringFact => ({ ...fires(start, end), endsAt: at(end) });
const spans = (facts: FiringFact[]) => alertHistory(facts).map(({ startsAt, endsAt }) => [startsAt, endsAt]);

const fact = fc
  .record({
    start: fc.integer({ min: 0, max: 12 }),
    length: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
    ack: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
    said: fc.integer({ min: 0, max: 30 }),
    by: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ start, length, ack, said, by }): FiringFact => ({
    startsAt: at(start),
    endsAt: length === null ? null : at(start + length),
    acknowledgedAt: ack === null ? null : at(ack),
    told: words(said, by),
  }));
/** Facts, and the same facts in another order with repetitions. */
const retold = fc.uniqueArray(fact, { maxLength: 20, selector: ({ told }) => told?.by }).chain((facts) =>
  fc.tuple(
    fc.constant(facts),
    fc
      .tuple(
        fc.shuffledSubarray(facts, { minLength: facts.length }),
        facts.length > 0 ? fc.array(fc.constantFrom(...facts), { maxLength: 20 }) : fc.constant([]),
      )
      .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length })),
  ),
);

describe("the history of an alert", () => {
  it("does not depend on the order or the repetition of what is told", () => {
    fc.assert(
      fc.property(retold, ([facts, again]) => {
        expect(alertHistory(again)).toEqual(alertHistory(facts));
      }),
    );
  });

  it("is the same however it is cut into parts that are merged", () => {
    fc.assert(
      fc.property(retold, fc.nat(20), ([facts], cut) => {
        const asFact = ({ toldEndsAt, ...firing }: ReturnType<typeof alertHistory>[number]) => ({
          ...firing,
          endsAt: toldEndsAt,
        });
        const part = alertHistory(facts.slice(0, cut)).map(asFact);
        expect(alertHistory([...part, ...facts.slice(cut)])).toEqual(alertHistory(facts));
      }),
    );
  });

  it("has no two firings at one time, and never more than one that goes on", () => {
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        const history = alertHistory(facts);
        for (const [index, { endsAt }] of history.slice(0, -1).entries())
          expect(endsAt !== null && endsAt <= (history[index + 1]?.startsAt ?? "")).toBe(true);
      }),
    );
  });

  it("keeps a firing ended, whatever is repeated", () => {
    expect(spans([fires(0), ended(0, 5), fires(0)])).toEqual([[at(0), at(5)]]);
    expect(spans([ended(0, 5), ended(0, 9), fires(0, 30)])).toEqual([[at(0), at(5)]]);
  });

  it("takes a start after an end for a new firing, however soon it comes", () => {
    expect(spans([fires(0), ended(0, 5), fires(5)])).toEqual([
      [at(0), at(5)],
      [at(5), null],
    ]);
  });

  it("ends a firing whose end was never told where the next one begins", () => {
    expect(spans([fires(7), fires(2)])).toEqual([
      [at(2), at(7)],
      [at(7), null],
    ]);
  });

  it("shows what was said last", () => {
    expect(alertHistory([fires(0, 8), fires(0, 3)])[0]?.told?.labels.minute).toBe("8");
    expect(alertHistory([fires(0, 8), { ...ended(0, 9), told: null }])[0]?.told?.labels.minute).toBe("8");
  });
});

describe("a report without a start", () => {
  const report = (kind: "fires" | "ended" | "acknowledged", minute: number) => ({
    fact: kind,
    startsAt: null,
    endsAt: null,
    at: at(minute),
    told: words(minute),
  });
  /** What comes of reports that arrive one after the other. */
  const history = (...reports: ReturnType<typeof report>[]) => {
    const facts: FiringFact[] = [];
    for (const one of reports) facts.push(...[placeReport(one, alertHistory(facts))].filter((each) => each !== null));
    return alertHistory(facts);
  };

  it("fires once while it goes on, and again after it has ended", () => {
    const told = [report("fires", 0), report("fires", 3), report("ended", 5), report("fires", 6)];
    expect(history(...told)).toMatchObject([
      { startsAt: at(0), endsAt: at(5) },
      { startsAt: at(6), endsAt: null },
    ]);
  });

  it("changes nothing when it is told again, one by one or all of it", () => {
    const kind = fc.constantFrom<"fires" | "ended" | "acknowledged">("fires", "ended", "acknowledged");
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(kind, fc.nat(50)), { maxLength: 15, selector: ([, minute]) => minute }),
        (told) => {
          const reports = told.toSorted(([, a], [, b]) => a - b).map(([fact, minute]) => report(fact, minute));
          const shape = (all: typeof reports) =>
            history(...all).map(({ startsAt, endsAt, acknowledgedAt }) => [startsAt, endsAt, acknowledgedAt]);
          expect(shape([...reports, ...reports])).toEqual(shape(reports));
          expect(shape(reports.flatMap((one) => [one, one]))).toEqual(shape(reports));
        },
      ),
    );
  });

  it("tells nothing where there is no firing to end or to acknowledge", () => {
    expect(history(report("ended", 3), report("acknowledged", 4))).toEqual([]);
    expect(history(report("fires", 0), report("ended", 1), report("acknowledged", 4))[0]?.acknowledgedAt).toBe(null);
    expect(history(report("fires", 0), report("acknowledged", 4))[0]?.acknowledgedAt).toBe(at(4));
  });
});

it("flaps when it begins five times in an hour", () => {
  const starts = [1, 10, 20, 30, 40].map((minute) => new Date(at(minute)));
  expect(isFlapping(starts, new Date(at(45)))).toBe(true);
  expect(isFlapping(starts, new Date(at(90)))).toBe(false);
  expect(isFlapping(starts.slice(1), new Date(at(45)))).toBe(false);
});
