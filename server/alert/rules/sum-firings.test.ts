import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FiringPart, ROOM_STATES } from "@/server/alert/contract/room-firings";
import { sumFirings } from "@/server/alert/rules/sum-firings";

const SINCE = "2026-11-22T02:51:00.000Z";
const part = (name: string, more: Partial<FiringPart> = {}): FiringPart => ({
  name,
  severity: "critical",
  state: "firing",
  count: 1,
  acknowledged: 0,
  isFlapping: false,
  since: SINCE,
  alertId: `${name}-1`,
  panel: null,
  ...more,
});
const parts = fc.array(
  fc
    .record({
      name: fc.constantFrom("a", "b", "c", "d"),
      severity: fc.constantFrom("critical", "warning", "info", "", "P1"),
      state: fc.constantFrom(...ROOM_STATES),
      count: fc.integer({ min: 1, max: 500 }),
      minute: fc.integer({ min: 10, max: 59 }),
      isFlapping: fc.boolean(),
    })
    .map(({ name, minute, ...more }) => part(name, { ...more, since: `2026-11-22T02:${minute}:00.000Z` })),
);
const count = (of: readonly FiringPart[], state: FiringPart["state"], name?: string) =>
  of.reduce(
    (sum, each) => sum + (each.state === state && (name === undefined || each.name === name) ? each.count : 0),
    0,
  );

describe("what the alerts of a room come to", () => {
  it("names what is worst first, and what is held back last", () => {
    const { names } = sumFirings([
      part("Disk", { severity: "info" }),
      part("Latency", { severity: "warning", count: 40 }),
      part("Held", { severity: "critical", state: "silenced" }),
      part("Errors", { severity: "critical" }),
      part("Over", { state: "resolved" }),
    ]);
    expect(names.map(({ name, severity }) => [name, severity])).toEqual([
      ["Errors", "sev2"],
      ["Latency", "sev4"],
      ["Disk", "sev5"],
      ["Held", "sev2"],
    ]);
  });

  it("says of a name since when it fires, leaving out what is held back", () => {
    const [firing] = sumFirings([
      part("Errors", { since: "2026-11-22T02:55:00.000Z", alertId: "later", acknowledged: 1 }),
      part("Errors", { severity: "warning", since: SINCE, alertId: "first" }),
      part("Errors", { state: "silenced", since: "2026-11-22T01:00:00.000Z", alertId: "held", isFlapping: true }),
    ]).names;
    expect(firing).toMatchObject({ since: SINCE, alertId: "first", firing: 2, silenced: 1, acknowledged: 1 });
    expect(firing).toMatchObject({ severity: "sev2", isFlapping: true });
  });

  it("finds the panel that any of them names", () => {
    const panel = { dashboardUid: "shop", panelId: 4 };
    const [firing] = sumFirings([part("Errors"), part("Errors", { severity: "warning", panel })]).names;
    expect(firing?.panel).toEqual(panel);
  });

  it("counts each alert once, whatever order they come in, and lists no more names than asked for", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 5 }), (given, most) => {
        const sum = sumFirings(given, most);
        expect(sum).toEqual(sumFirings(given.toReversed().toSorted(), most));
        for (const state of ROOM_STATES) expect(sum[state]).toBe(count(given, state));
        const firing = new Set(given.filter(({ state }) => state !== "resolved").map(({ name }) => name));
        expect(sum.names).toHaveLength(Math.min(most, firing.size));
        expect(sum.names.length + sum.more).toBe(firing.size);
        for (const each of sum.names) {
          expect([each.firing, each.silenced]).toEqual([
            count(given, "firing", each.name),
            count(given, "silenced", each.name),
          ]);
        }
      }),
    );
  });
});
