import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AlertList, AlertPart } from "@/server/alert/contract/alert-list";
import { suppressionOf } from "@/server/alert/rules/suppression-of";
import { TestIntake } from "@/server/intake/testing/test-intake";
import { windowOf } from "@/server/maintenance/rules/window-of";
import type { Matcher } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";
import { type ManyAlert, storeMany } from "@/server/alert/testing/store-many";

const NOW = new Date("2026-11-22T12:00:00.000Z");
const MANY = 10_000;
const MINUTE_MS = 60_000;
/** What breaks a pattern, a statement or a text that is put together without care. */
const ODD = ["", "web\ndb", 'we"b', "we\\b", "we'b", "%", "資料庫", "{}", "Web"];
const TEAMS = ["db", "web", "shop", ...ODD];

let intake: TestIntake;
let viewer: SignedIn;
let sourceId: string;
let alerts: ManyAlert[];

const alertAt = (n: number): ManyAlert => {
  const team = TEAMS[n % TEAMS.length] ?? "";
  return {
    // A storm in one group, and hundreds of small ones beside it.
    group: n % 10 < 6 ? "storm" : `g${n % 400}`,
    labels: {
      alertname: n % 3 === 0 ? "Latency" : "Errors",
      pod: `pod-${n}`,
      ...(n % 4 !== 0 && { team }),
      ...(n % 5 === 0 && { empty: "" }),
    },
    startsAt: new Date(NOW.getTime() - (n % 50) * MINUTE_MS),
    endsAt: n % 7 === 0 ? new Date(NOW.getTime() - 1) : null,
    silencedBy: n % 11 === 0 ? ["s"] : [],
    inhibitedBy: n % 13 === 0 ? ["i"] : [],
  };
};

const window = {
  matchers: [
    { name: "team", value: "db|shop", isRegex: true, isEqual: true },
    { name: "pod", value: "pod-\\d*[24]", isRegex: true, isEqual: true },
  ],
  startsAt: NOW.getTime() - MINUTE_MS,
  endsAt: NOW.getTime() + MINUTE_MS,
  cancelledAt: null,
  name: "Move",
};

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(NOW);
  viewer = await intake.organization.signIn("viewer");
  ({ id: sourceId } = await intake.source());
  const { services, id: organizationId } = intake.organization;
  alerts = Array.from({ length: MANY }, (_, n) => alertAt(n));
  await storeMany(services.pool, { organizationId, sourceId, alerts });
  await services.db.maintenanceWindow.create({
    data: {
      organizationId,
      name: window.name,
      matchers: window.matchers,
      startsAt: new Date(window.startsAt),
      endsAt: new Date(window.endsAt),
      timeZone: "UTC",
      createdBy: "Someone",
    },
  });
}, 60_000);
afterAll(() => intake.close());

const api = () => createCaller(viewer).alert;

/** What one writes first: every label is looked at. */
function naive(matchers: readonly Matcher[]) {
  const fits = compileMatchers(matchers);
  const windowAt = windowOf([window]);
  const counts = new Map<string, { firing: number; silenced: number; resolved: number }>();
  for (const { group, labels, endsAt, silencedBy, inhibitedBy } of alerts) {
    if (!fits?.(labels)) continue;
    const own = counts.get(group) ?? { firing: 0, silenced: 0, resolved: 0 };
    counts.set(group, own);
    const held = suppressionOf({ labels, silencedBy, inhibitedBy, mutedBy: [] }, windowAt, NOW);
    own[endsAt !== null ? "resolved" : held ? "silenced" : "firing"] += 1;
  }
  return counts;
}
const countsOf = ({ groups }: AlertList) =>
  new Map(groups.map(({ groupKey, firing, silenced, resolved }) => [groupKey, { firing, silenced, resolved }]));

describe("ten thousand alerts", () => {
  it("are counted, and no more of them come than somebody can look at", async () => {
    const list = await api().list({ state: "any", limit: 1_000 });
    expect(countsOf(list)).toEqual(naive([]));
    expect(list.firing + list.silenced + list.resolved).toBe(MANY);
    expect(list.isCut).toBe(false);
    const shown = list.groups.flatMap((group) => group.alerts);
    expect(shown).toHaveLength(200);
    expect(list.groups[0]?.alerts[0]).toMatchObject({ startsAt: NOW.toISOString(), endsAt: null });
  });

  const name = fc.constantFrom("team", "pod", "alertname", "empty", "missing");
  const plain = fc.record({
    name,
    value: fc.constantFrom(...TEAMS, "pod-17", "pod-170", "Latency", "none"),
    isRegex: fc.constant(false),
    isEqual: fc.boolean(),
  });
  const pattern = fc.record({
    name,
    value: fc.constantFrom(
      "",
      ".*",
      ".+",
      "db|web",
      "pod-1.*",
      "pod-[0-4]+",
      "(?i)WEB",
      "we.b",
      "we\\\\b",
      "w.*b|%",
      "資.庫",
    ),
    isRegex: fc.constant(true),
    isEqual: fc.boolean(),
  });

  it("are filtered as each of them would be by itself", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(plain, pattern), { minLength: 1, maxLength: 3 }), async (matchers) => {
        const filter = matchers.map(printMatcher).join(", ");
        const list = await api().list({ filter, state: "any", limit: 1_000 });
        expect(countsOf(list)).toEqual(naive(matchers));
        const fits = compileMatchers(matchers);
        expect(list.groups.flatMap((group) => group.alerts).every(({ labels }) => fits?.(labels))).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("stand in the tab that they are counted in", async () => {
    for (const state of ["firing", "silenced", "resolved"] as const) {
      const { groups } = await api().list({ state, limit: 1_000 });
      const counts = naive([]);
      for (const group of groups) expect(group[state]).toBe(counts.get(group.groupKey)?.[state]);
      const stands = groups
        .flatMap((group) => group.alerts)
        .map(({ endsAt, suppression }) => (endsAt !== null ? "resolved" : suppression ? "silenced" : "firing"));
      expect(new Set(stands)).toEqual(new Set([state]));
    }
    const held = await api().list({ state: "silenced", suppression: "maintenance", limit: 1_000 });
    const kinds = held.groups.flatMap((group) => group.alerts).map(({ suppression }) => suppression);
    expect(kinds).not.toEqual([]);
    expect(kinds.every((suppression) => suppression?.kind === "maintenance" && suppression.by[0] === "Move")).toBe(
      true,
    );
  });

  it("come part by part to the last, none twice and none left out, while others begin", async () => {
    const wish = { filter: 'alertname="Latency"', state: "any" as const };
    const { groups } = await api().list({ ...wish, limit: 1, perGroup: 150 });
    const [storm] = groups;
    if (!storm) throw new Error("There is no storm");
    const seen = storm.alerts.map(({ id, labels }) => ({ id, pod: labels.pod ?? "" }));
    let last = storm.alerts.at(-1);
    let began = 0;
    for (let part: AlertPart = { alerts: [], hasMore: true }; part.hasMore && last; last = part.alerts.at(-1) ?? last) {
      // Others begin before all, and between what has come and what has not.
      const pods = [`new-${began}-now`, `new-${began}-then`];
      began += 1;
      await storeMany(intake.organization.services.pool, {
        organizationId: intake.organization.id,
        sourceId,
        alerts: pods.map((pod, n) => ({
          ...alertAt(3),
          group: "storm",
          labels: { alertname: "Latency", pod },
          startsAt: new Date(NOW.getTime() - n * 25 * MINUTE_MS),
        })),
      });
      const after = { isFiring: last.endsAt === null, startsAt: last.startsAt, id: last.id };
      part = await api().listPart({ ...wish, key: storm.key, after, limit: 200 });
      expect(part.alerts.length).toBeLessThanOrEqual(200);
      seen.push(...part.alerts.map(({ id, labels }) => ({ id, pod: labels.pod ?? "" })));
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const before = alerts.filter(({ group, labels }) => group === "storm" && labels.alertname === "Latency");
    expect(seen.map(({ pod }) => pod).filter((pod) => !pod.startsWith("new"))).toHaveLength(before.length);
    expect(new Set(seen.map(({ pod }) => pod))).toEqual(
      new Set([
        ...before.map(({ labels }) => labels.pod),
        ...seen.map(({ pod }) => pod).filter((pod) => pod.startsWith("new")),
      ]),
    );

    // What has begun between two places is found between them.
    const [first] = storm.alerts;
    if (!first) throw new Error("The storm is empty");
    const until = { isFiring: true, startsAt: first.startsAt, id: first.id };
    const { alerts: newest, hasMore } = await api().listPart({ ...wish, key: storm.key, until });
    expect(newest.at(-1)?.id).toBe(first.id);
    expect(newest.slice(0, -1).every(({ labels }) => labels.pod?.endsWith("-now"))).toBe(true);
    expect(hasMore).toBe(false);
  }, 60_000);
});

it("says that a pattern was not tried on all values, and finds what another matcher narrows them to", async () => {
  const trace = (n: number): ManyAlert => ({
    ...alertAt(3),
    labels: { alertname: "Trace", trace: `t-${n}`, side: n === 0 ? "a" : "b" },
    startsAt: new Date(NOW.getTime() + n),
  });
  await storeMany(intake.organization.services.pool, {
    organizationId: intake.organization.id,
    sourceId,
    alerts: Array.from({ length: 20_001 }, (_, n) => trace(n)),
  });
  const oldest = 'alertname="Trace", trace=~"t-0"';
  expect(await api().list({ filter: oldest })).toMatchObject({ isCut: true, firing: 0 });
  expect(await api().list({ filter: `${oldest}, side="a"` })).toMatchObject({ isCut: false, firing: 1 });
  expect(await api().list({ filter: 'alertname="Trace", trace="t-0"' })).toMatchObject({ isCut: false, firing: 1 });
}, 60_000);

it("shows nothing of a group of another organization", async () => {
  const other = await TestIntake.open();
  const { groups } = await api().list({ limit: 1 });
  const key = groups[0]?.key ?? "";
  expect(await createCaller(other.admin).alert.listPart({ key, state: "any" })).toEqual({ alerts: [], hasMore: false });
  await other.close();
});
