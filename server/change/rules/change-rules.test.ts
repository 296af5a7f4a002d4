import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTCOMES } from "@/server/change/contract";
import { type ChangeState, effectOf, mergeChange, stateOfReport } from "@/server/change/rules/merge-change";
import { rankChanges } from "@/server/change/rules/rank-changes";
import { serviceOfChange } from "@/server/change/rules/service-of-change";
import type { ReportedChange } from "@/server/intake/contract/reported";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute)).toISOString();
const report = (more: Partial<ReportedChange> = {}): ReportedChange => ({
  key: "1",
  kind: "deployment",
  at: at(0),
  summary: "Deploy",
  service: "checkout",
  environment: "prod",
  version: "v1",
  url: "",
  ...more,
});
const anyReport = fc
  .record({
    minute: fc.nat(5),
    outcome: fc.constantFrom(...OUTCOMES),
    version: fc.constantFrom("v1", "v2"),
    started: fc.option(fc.nat(5)),
  })
  .map(({ minute, outcome, version, started }) =>
    report({ at: at(minute), outcome, version, startedAt: started === null ? null : at(started) }),
  );
const merged = (reports: readonly ReportedChange[]): ChangeState =>
  reports.map(stateOfReport).reduce((one, other) => mergeChange(one, other));

describe("what is told of a change", () => {
  it("makes the same state in any order and however often", () => {
    const history = fc.array(anyReport, { minLength: 1, maxLength: 6 }).chain((reports) =>
      fc.tuple(
        fc.constant(reports),
        fc
          .array(fc.constantFrom(...reports), { maxLength: 6 })
          .chain((again) => fc.shuffledSubarray([...reports, ...again], { minLength: reports.length + again.length })),
      ),
    );
    fc.assert(
      fc.property(history, ([told, shuffled]) => {
        expect(merged(shuffled)).toEqual(merged(told));
      }),
    );
  });

  it("begins with the earliest start, and what is over stays over", () => {
    const state = merged([
      report({ at: at(4), outcome: "succeeded", version: "v2" }),
      report({ at: at(1), outcome: "running" }),
      report({ at: at(5), outcome: "running" }),
    ]);
    expect(state).toMatchObject({ startedAt: at(1), finishedAt: at(4), outcome: "succeeded", version: "v2" });
    expect(effectOf(state)).toBe(at(4));
    expect(effectOf(merged([report({ at: at(1), outcome: "running" })]))).toBe(at(1));
    expect(effectOf(merged([report({ at: at(2), outcome: "unknown" })]))).toBe(at(2));
  });
});

const change = (id: string, service: string | null, minute: number) => ({
  id,
  service: service === null ? null : { id: service, slug: service, name: service },
  at: at(minute),
});
const hops = new Map([
  ["shop", 0],
  ["pay", 1],
  ["db", 2],
]);

describe("what may explain an incident", () => {
  it("stands first: its own services, then what they need, then the rest; before the start, then after it", () => {
    const changes = [
      change("other", "mail", 29),
      change("unknown", null, 30),
      change("after", "shop", 35),
      change("late", "shop", 28),
      change("early", "shop", 5),
      change("db", "db", 30),
      change("pay", "pay", 10),
    ];
    const ranked = rankChanges(changes, hops, at(30));
    expect(ranked.map(({ id, relation, offsetMs }) => [id, relation, offsetMs / 60_000])).toEqual([
      ["late", "own", -2],
      ["early", "own", -25],
      ["after", "own", 5],
      ["pay", "dependency", -20],
      ["db", "dependency", 0],
      ["unknown", "other", 0],
      ["other", "other", -1],
    ]);
  });

  it("is the same list in the same order however it was read", () => {
    const any = fc.uniqueArray(fc.tuple(fc.uuid(), fc.constantFrom("shop", "pay", "db", "mail", null), fc.nat(59)), {
      selector: ([id]) => id,
      maxLength: 12,
    });
    fc.assert(
      fc.property(any, fc.nat(59), (told, start) => {
        const changes = told.map(([id, service, minute]) => change(id, service, minute));
        const ranked = rankChanges(changes, hops, at(start));
        expect(rankChanges(changes.toReversed(), hops, at(start))).toEqual(ranked);
        expect(ranked.map(({ id }) => id).toSorted()).toEqual(changes.map(({ id }) => id).toSorted());
        const places = ranked.map(({ relation }) => ["own", "dependency", "other"].indexOf(relation));
        expect(places).toEqual(places.toSorted());
      }),
    );
  });
});

it.each([
  ["checkout", "", "1"],
  ["Checkout", "prod", "1"],
  ["checkout-prod", "prod", "1"],
  ["Payment gateway", "", "2"],
  ["gateway", "prod", "2"],
  ["gateway", "test", null],
  ["", "", null],
])("a change of %j in %j is about %j", (serviceName, environment, id) => {
  const services = [
    { id: "1", slug: "checkout", name: "Checkout", matchers: [] },
    { id: "2", slug: "pay", name: "Payment Gateway", matchers: ['app="gateway", env="prod"'] },
  ];
  expect(serviceOfChange({ serviceName, environment }, services)).toBe(id);
});
