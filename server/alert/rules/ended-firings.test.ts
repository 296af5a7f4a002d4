import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endedFirings, type Witness } from "@/server/alert/rules/ended-firings";
import { type HeardFiring, planRepair } from "@/server/alert/rules/plan-repair";

const NOW = 1_000_000_000;
const secondsAgo = (seconds: number) => NOW - seconds * 1_000;
const heard = (toldAgo = 300): HeardFiring => ({
  id: "a",
  fingerprint: "a",
  startsAt: secondsAgo(toldAgo),
  toldAt: secondsAgo(toldAgo),
  isOpen: true,
});
const hasEnded = (missingFor: number, more: Partial<Witness<HeardFiring>> = {}, firing = heard()) => {
  const witness: Witness<HeardFiring> = { runsSince: null, fires: new Set(), ruleSays: () => null, ...more };
  return endedFirings([firing], new Map([["a", secondsAgo(missingFor)]]), NOW, witness).length === 1;
};

describe("a firing that is missing", () => {
  it("has ended soon where what is asked has been running since before it told of it", () => {
    expect(hasEnded(19, { runsSince: secondsAgo(400) })).toBe(false);
    expect(hasEnded(20, { runsSince: secondsAgo(400) })).toBe(true);
    expect(hasEnded(20, { runsSince: secondsAgo(60) }, heard(55))).toBe(true);
  });

  it("may be forgotten by what was started anew, whatever else that knows, until all is told again", () => {
    expect(hasEnded(100, { runsSince: secondsAgo(120), fires: new Set(["b"]) })).toBe(false);
    expect(hasEnded(100, { runsSince: secondsAgo(301) }, heard(300))).toBe(true);
    expect(hasEnded(179, { runsSince: secondsAgo(179) })).toBe(false);
    expect(hasEnded(180, { runsSince: secondsAgo(180) })).toBe(true);
    // Their clocks may differ a little.
    expect(hasEnded(100, { runsSince: secondsAgo(151) }, heard(150))).toBe(false);
  });

  it("is believed late where nobody says since when it runs, unless other alerts or the rule prove it", () => {
    expect(hasEnded(60)).toBe(false);
    expect(hasEnded(180)).toBe(true);
    expect(hasEnded(39, { fires: new Set(["b"]) })).toBe(false);
    expect(hasEnded(40, { fires: new Set(["b"]) })).toBe(true);
    expect(hasEnded(20, { ruleSays: () => "ended" })).toBe(true);
    expect(hasEnded(19, { ruleSays: () => "ended" })).toBe(false);
  });

  it("has not ended while somebody else is told of it, or its rule still says it fires", () => {
    expect(hasEnded(500, { runsSince: secondsAgo(900), fires: new Set(["a"]) })).toBe(false);
    expect(hasEnded(500, { runsSince: secondsAgo(900), ruleSays: () => "fires" })).toBe(false);
    expect(hasEnded(500, { fires: new Set(["b"]), ruleSays: () => "fires" })).toBe(false);
  });
});

/** Prometheus repeats itself each minute, at the next evaluation. */
const RESEND_S = 75;
const LOOK_S = 10;
const LENGTH_S = 1_500;

interface History {
  /** Of an Alertmanager: it forgets its alerts. */
  restarts: number[];
  /** Times in seconds; it tells of an alert after a delay, if it knows of it then. */
  alerts: { from: number; to: number; delay: number }[];
}
const history: fc.Arbitrary<History> = fc.record({
  restarts: fc.array(fc.integer({ min: 1, max: LENGTH_S }), { maxLength: 4 }),
  alerts: fc.array(
    fc
      .record({
        from: fc.integer({ min: 5, max: 900 }),
        length: fc.integer({ min: 1, max: 900 }),
        delay: fc.integer({ min: 1, max: 60 }),
      })
      .map(({ from, length, delay }) => ({ from, to: from + length, delay })),
    { minLength: 1, maxLength: 4 },
  ),
});

const startOf = ({ restarts }: History, now: number) => Math.max(0, ...restarts.filter((at) => at <= now));
/** Whether the Alertmanager knows that an alert fires: after a start it is told at the next repetition, each at another moment. */
function knows(told: History, index: number, now: number): boolean {
  const { from, to } = told.alerts[index] ?? { from: 0, to: 0 };
  const started = startOf(told, now);
  const known = started > from ? started + ((RESEND_S * (index + 1)) % (RESEND_S + 1)) : from;
  return now >= known && now < to;
}
/** When a webhook tells of it first; never where it ends before. */
function toldAt(told: History, index: number): number {
  const { from, to, delay } = told.alerts[index] ?? { from: 0, to: 0, delay: 0 };
  let at = from + delay;
  while (at < to && !knows(told, index, at)) at += 1;
  return at < to ? at : Number.POSITIVE_INFINITY;
}

/** Seconds at which each alert was believed to have ended, by looks at an Alertmanager that nobody hears an end from. */
function play(told: History): (number | null)[] {
  const { alerts } = told;
  const heardAt = alerts.map((_alert, index) => toldAt(told, index));
  const believed: (number | null)[] = alerts.map(() => null);
  let missingSince: ReadonlyMap<string, number> = new Map();
  for (let now = 0; now <= LENGTH_S + 600; now += LOOK_S) {
    const fires = alerts.flatMap(({ from }, index) =>
      knows(told, index, now) ? [{ fingerprint: `${index}`, startsAt: from * 1_000, isHeld: true }] : [],
    );
    const firings = alerts.flatMap(({ from }, index): HeardFiring[] => {
      const heard = heardAt[index] ?? 0;
      if (heard > now || believed[index] !== null) return [];
      const times = { startsAt: from * 1_000, toldAt: heard * 1_000 };
      return [{ id: `${index}`, fingerprint: `${index}`, ...times, isOpen: true }];
    });
    const plan = planRepair(fires, firings, missingSince, now * 1_000);
    ({ missingSince } = plan);
    const ended = endedFirings(plan.missing, missingSince, now * 1_000, {
      runsSince: startOf(told, now) * 1_000,
      fires: new Set(fires.map(({ fingerprint }) => fingerprint)),
      ruleSays: () => null,
    });
    for (const { id } of ended) believed[Number(id)] = now;
  }
  return believed;
}

describe("ends that nobody tells of", () => {
  it("are never believed of what fires, however often the Alertmanager forgets", () => {
    fc.assert(
      fc.property(history, (told) => {
        for (const [index, at] of play(told).entries()) {
          if (at !== null) expect(at).toBeGreaterThanOrEqual(told.alerts[index]?.to ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("are believed within 30 s of one that keeps running, and otherwise once it was told of everything again", () => {
    fc.assert(
      fc.property(history, (told) => {
        for (const [index, at] of play(told).entries()) {
          const heardAt = toldAt(told, index);
          const { to = 0 } = told.alerts[index] ?? {};
          if (heardAt === Number.POSITIVE_INFINITY) {
            expect(at).toBeNull();
            continue;
          }
          // Where it was started since, by the time at which everything is told again.
          const last = Math.max(0, ...told.restarts);
          const surely = last > heardAt - 5 ? last + 180 + LOOK_S : 0;
          expect(at).not.toBeNull();
          expect(at).toBeLessThanOrEqual(Math.max(to + 30, surely));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
