import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomAlert } from "@/server/alert/contract";
import { findAlert } from "./find-alert";
import { groupAlerts } from "./group-alerts";
import { mergeSpans, type Span } from "./merge-spans";
import { shownAlerts } from "./shown-alerts";

const START = Date.UTC(2026, 10, 22, 3);
const time = (minute: number) => new Date(START + minute * 60_000).toISOString();
const at = (minute: number) => START + minute * 60_000;

type Firing = [from: number, to: number | null, attached?: number];
function alert(id: string, firings: Firing[], more: Partial<RoomAlert> = {}): RoomAlert {
  const told = firings.map(([from, to, attached = from], index) => ({
    id: `${id}-${index}`,
    startsAt: time(from),
    endsAt: to === null ? null : time(to),
    attachedAt: time(attached),
  }));
  const { startsAt = "", endsAt = null } = told.at(-1) ?? {};
  return {
    id,
    fingerprint: id,
    name: "Errors",
    labels: { alertname: "Errors", severity: "critical" },
    annotations: {},
    values: { A: 0.5 },
    links: {},
    source: { id: "source", name: "Alertmanager", kind: "alertmanager" },
    startsAt,
    endsAt,
    acknowledgedAt: null,
    toldAt: startsAt,
    isFlapping: false,
    incidents: [214],
    outcome: "opened",
    suppression: null,
    recent: [],
    firings: told,
    ...more,
  };
}
const stands = (alerts: readonly RoomAlert[], minute: number) =>
  shownAlerts(alerts, at(minute)).map(({ id, state, startsAt }) => [id, state, startsAt]);

describe("the alerts of a room", () => {
  it("stand as the room's own firings do, whatever the alert did elsewhere since", () => {
    const [shown] = shownAlerts([alert("a", [[0, 10]], { startsAt: time(90), endsAt: null })], null);
    expect(shown).toMatchObject({ state: "resolved", startsAt: time(0), endsAt: time(10), values: {} });
  });

  it("are held back while they fire, as far as that is known: now", () => {
    const suppression = { kind: "silenced" as const, by: ["silence"] };
    const alerts = [alert("held", [[0, null]], { suppression }), alert("over", [[0, 1]], { suppression })];
    expect(shownAlerts(alerts, null).map(({ state }) => state)).toEqual(["silenced", "resolved"]);
    expect(shownAlerts(alerts, at(5))[0]).toMatchObject({ state: "firing", suppression: null });
  });

  it("stand at a moment as they did then", () => {
    const alerts = [
      alert("a", [
        [0, 10],
        [20, null],
      ]),
      alert("b", [[5, 8, 6]]),
    ];
    expect(stands(alerts, -1)).toEqual([]);
    expect(stands(alerts, 5)).toEqual([["a", "firing", time(0)]]);
    expect(stands(alerts, 6)).toEqual([
      ["a", "firing", time(0)],
      ["b", "firing", time(5)],
    ]);
    expect(stands(alerts, 12)).toEqual([
      ["a", "resolved", time(0)],
      ["b", "resolved", time(5)],
    ]);
    expect(stands(alerts, 20)[0]).toEqual(["a", "firing", time(20)]);
  });

  it("are acknowledged from then on only", () => {
    const alerts = [alert("a", [[0, null]], { acknowledgedAt: time(4) })];
    expect(shownAlerts(alerts, at(3))[0]?.acknowledgedAt).toBeNull();
    expect(shownAlerts(alerts, at(4))[0]?.acknowledgedAt).toBe(time(4));
  });

  it("are the same at the end as now", () => {
    const firing = fc
      .tuple(fc.nat(100), fc.option(fc.nat(50)))
      .map(([from, long]): Firing => [from, long && from + long]);
    const some = fc.array(fc.array(firing, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(some, (all) => {
        const alerts = all.map((firings, index) =>
          alert(
            String(index),
            firings.toSorted(([one], [other]) => one - other),
          ),
        );
        const states = (minute: number | null) =>
          shownAlerts(alerts, minute === null ? null : at(minute)).map(({ id, state, endsAt }) => [id, state, endsAt]);
        expect(states(1_000)).toEqual(states(null));
      }),
    );
  });

  it("stand by name: what fires first, and the newest of a name on top", () => {
    const alerts = shownAlerts(
      [
        alert("over", [[0, 1]], { name: "Over" }),
        alert("old", [[2, null]]),
        alert("new", [[3, null]]),
        alert("done", [[4, 5]]),
      ],
      null,
    );
    const groups = groupAlerts(alerts);
    expect(groups.map(({ name, alerts: of }) => [name, of.map(({ id }) => id)])).toEqual([
      ["Errors", ["new", "old", "done"]],
      ["Over", ["over"]],
    ]);
    expect(groups[0]?.spans).toEqual([{ startsAt: time(2), endsAt: null }]);
    expect(groups[1]?.firing).toBeNull();
  });

  it("are found by what a line of the timeline says of them", () => {
    const named = (pod: string) => ({ labels: { alertname: "Errors", pod } });
    const alerts = shownAlerts([alert("a", [[0, null]], named("a")), alert("b", [[1, null]], named("b"))], null);
    expect(findAlert(alerts, { name: "Errors", labels: { pod: "b" } })?.id).toBe("b");
    expect(findAlert(alerts, { name: "Errors", startsAt: time(1) })?.id).toBe("b");
    expect(findAlert(alerts, { name: "Errors" })?.id).toBe("a");
    expect(findAlert(alerts, { id: "b", name: "Errors" })?.id).toBe("b");
    expect(findAlert(alerts, { name: "Gone" })).toBeNull();
  });
});

describe("spans that are put together", () => {
  const covers = (spans: readonly Span[], minute: number) =>
    spans.some(({ startsAt, endsAt }) => startsAt <= time(minute) && (endsAt === null || endsAt >= time(minute)));

  it("cover the same minutes, in their order and apart from each other", () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 20 })))
      .map(([from, long]): Span => ({ startsAt: time(from), endsAt: long === null ? null : time(from + long) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const merged = mergeSpans(spans);
        for (let minute = 0; minute <= 90; minute += 1) {
          expect(covers(merged, minute)).toBe(covers(spans, minute));
        }
        merged.slice(1).forEach(({ startsAt }, index) => {
          expect((merged[index]?.endsAt ?? "9") < startsAt).toBe(true);
        });
      }),
    );
  });
});
