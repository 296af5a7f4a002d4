import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";

let intake: TestIntake;
let source: TestSource;
let viewer: SignedIn;
const NOW = new Date("2026-11-22T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

const alert = (fingerprint: string, labels: Record<string, string>, from: number, to?: number) => ({
  status: to === undefined ? "firing" : "resolved",
  labels: { alertname: "Latency", ...labels },
  annotations: {},
  startsAt: minutesAgo(from),
  endsAt: to === undefined ? "0001-01-01T00:00:00Z" : minutesAgo(to),
  fingerprint,
});
async function tell(groupKey: string, ...alerts: object[]): Promise<void> {
  const body = {
    version: "4",
    groupKey,
    receiver: "war-room",
    groupLabels: { group: groupKey },
    truncatedAlerts: 2,
    alerts,
  };
  expect((await intake.tell(source, body)).status).toBe(202);
  await processDeliveries(intake.organization.services, intake.organization.id);
}

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(NOW);
  viewer = await intake.organization.signIn("viewer");
  source = await intake.source();
  await tell(
    "one",
    alert("a", { severity: "critical", team: "db" }, 30),
    alert("b", { severity: "warning", team: "web" }, 20),
  );
  await tell(
    "two",
    alert("c", { severity: "warning", team: "db" }, 40, 10),
    alert("d", { severity: "info" }, 60 * 24 * 9, 60 * 24 * 8),
  );
  for (const minute of [50, 45, 35, 25])
    await tell("flapping", alert("f", { severity: "warning", team: "f" }, minute, minute - 1));
  await tell("flapping", alert("f", { severity: "warning", team: "f" }, 15));
});
afterAll(() => intake.close());

const api = (who: SignedIn = intake.admin) => createCaller(who).alert;
const names = async (input: Parameters<ReturnType<typeof api>["list"]>[0]) =>
  (await api(viewer).list(input)).groups.map(({ groupKey, alerts }) => [
    groupKey,
    alerts.map(({ fingerprint }) => fingerprint),
  ]);

describe("the alerts page", () => {
  it("shows what fires by group, the newest first, and what was left out", async () => {
    expect(await names({})).toEqual([
      ["flapping", ["f"]],
      ["one", ["b", "a"]],
    ]);
    expect((await api(viewer).list({})).groups[1]).toMatchObject({ truncated: 2, firing: 2, labels: { group: "one" } });
  });

  it("shows what has ended lately, too", async () => {
    expect(await names({ state: "resolved" })).toEqual([["two", ["c"]]]);
    expect(await api(viewer).list({ state: "any" })).toMatchObject({ firing: 3, resolved: 1 });
  });

  it("is filtered as Alertmanager filters", async () => {
    expect(await names({ filter: 'team="db"', state: "any" })).toEqual([
      ["one", ["a"]],
      ["two", ["c"]],
    ]);
    expect(await names({ filter: 'severity=~"critical|info", team!="web"' })).toEqual([["one", ["a"]]]);
    expect(await names({ filter: "alertname=Nothing" })).toEqual([]);
  });

  it("says where a filter is wrong", async () => {
    const error = (await api(viewer)
      .list({ filter: 'team="db' })
      .catch((reason: unknown) => reason)) as { cause: object };
    expect(error.cause).toMatchObject({
      code: "BAD_INPUT",
      details: { fields: [{ path: "filter", start: expect.any(Number) }] },
    });
  });

  it("comes page by page", async () => {
    const page = await api(viewer).list({ limit: 1 });
    expect(page).toMatchObject({ hasMore: true, groups: [{ groupKey: "flapping" }] });
    expect(await api(viewer).list({ limit: 1, offset: 1 })).toMatchObject({
      hasMore: false,
      groups: [{ groupKey: "one" }],
    });
  });

  it("says what flaps, and where an alert went", async () => {
    const { groups } = await api(viewer).list({});
    expect(
      groups.flatMap(({ alerts }) =>
        alerts.filter(({ isFlapping }) => isFlapping).map(({ fingerprint }) => fingerprint),
      ),
    ).toEqual(["f"]);
    const [critical] = groups.flatMap(({ alerts }) => alerts.filter(({ fingerprint }) => fingerprint === "a"));
    expect(critical).toMatchObject({ outcome: "opened", incidents: [expect.any(Number)] });
    const room = await api(viewer).ofIncident({ incidentNumber: critical?.incidents[0] ?? 0 });
    expect(room).toMatchObject([{ fingerprint: "a", firings: [{ startsAt: minutesAgo(30), endsAt: null }] }]);
  });
});

it("names no private incident to people who have nothing to do with it", async () => {
  const { db } = intake.organization.services;
  const shown = async (who: SignedIn) => {
    const { groups } = await api(who).list({ filter: "severity=critical" });
    return groups.flatMap(({ alerts }) => alerts.flatMap(({ incidents }) => incidents));
  };
  const [number = 0] = await shown(viewer);
  const named = { organizationId_number: { organizationId: intake.organization.id, number } };
  await db.incident.update({ where: named, data: { visibility: "private" } });
  expect(await shown(viewer)).toEqual([]);
  expect(await shown(intake.admin)).toEqual([number]);
  await db.incident.update({ where: named, data: { visibility: "organization" } });
});
