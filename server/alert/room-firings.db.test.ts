import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { roomFirings } from "@/server/alert/room-firings";
import { listInput } from "@/server/incident/contract";
import { listIncidents } from "@/server/incident/queries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";

let intake: TestIntake;
let source: TestSource;
let viewer: SignedIn;
const NOW = new Date("2026-11-22T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

const alert = (name: string, pod: string, from: number, to?: number, more: object = {}) => ({
  status: to === undefined ? "firing" : "resolved",
  labels: { alertname: name, severity: "critical", pod },
  annotations: {},
  startsAt: minutesAgo(from),
  endsAt: to === undefined ? "0001-01-01T00:00:00Z" : minutesAgo(to),
  fingerprint: `${name}-${pod}`,
  ...more,
});
async function tell(...alerts: object[]): Promise<void> {
  const body = { version: "4", groupKey: "room", receiver: "war-room", groupLabels: {}, alerts };
  expect((await intake.tell(source, body)).status).toBe(202);
  await processDeliveries(intake.organization.services, intake.organization.id);
}
const incident = () =>
  intake.organization.services.db.incident.findFirstOrThrow({
    where: { alerts: { some: { alert: { sourceId: source.id } } } },
  });
const told = async (who: SignedIn = viewer) => roomFirings(who, (await incident()).number);
const line = async (who: SignedIn = viewer) => {
  const { number } = await incident();
  const { items } = await listIncidents(who, listInput.parse({}));
  return items.find((each) => each.number === number);
};

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(NOW);
  viewer = await intake.organization.signIn("viewer");
});
beforeEach(async () => {
  source = await intake.source();
  await intake.organization.services.db.alertIncidentKey.deleteMany({
    where: { organizationId: intake.organization.id },
  });
});
afterAll(() => intake.close());

describe("what fires in a room", () => {
  it("is told by name, with the panel that one of them names, and counts what is over", async () => {
    const annotations = { __dashboardUid__: "shop", __panelId__: "4" };
    await tell(
      alert("Errors", "a", 30),
      alert("Errors", "b", 20, undefined, { annotations }),
      alert("Latency", "a", 10),
      alert("Disk", "a", 25, 5),
    );
    expect(await told()).toMatchObject({
      names: [
        { name: "Errors", firing: 2, since: minutesAgo(30), panel: { dashboardUid: "shop", panelId: 4 } },
        { name: "Latency", firing: 1, since: minutesAgo(10), panel: null },
      ],
      firing: 3,
      resolved: 1,
    });
  });

  it("sets apart what is held back, and marks what fires again and again", async () => {
    await tell(alert("Errors", "a", 30), alert("Held", "a", 30));
    for (const minute of [28, 24, 20, 16]) await tell(alert("Flaps", "a", minute, minute - 1));
    await tell(alert("Flaps", "a", 12));
    const { db } = intake.organization.services;
    await db.alert.updateMany({
      where: { sourceId: source.id, name: "Held" },
      data: { silencedBy: ["one"] },
    });
    const { names, firing, silenced } = await told();
    expect(names.map(({ name, isFlapping }) => [name, isFlapping])).toEqual([
      ["Errors", false],
      ["Flaps", true],
      ["Held", false],
    ]);
    expect([firing, silenced]).toEqual([2, 1]);
  });

  it("is what fires there, whatever became of the same alert elsewhere since", async () => {
    await tell(alert("Errors", "a", 50));
    await tell(alert("Errors", "a", 50, 40));
    const first = await incident();
    const { db } = intake.organization.services;
    await db.incident.update({ where: { id: first.id }, data: { status: "closed", closedAt: NOW } });
    await db.alertIncidentKey.deleteMany({ where: { incidentId: first.id } });
    await tell(alert("Errors", "a", 5));
    expect(await roomFirings(viewer, first.number)).toMatchObject({ firing: 0, resolved: 1 });
  });

  it("stands in the line of the board, with the times in which anything fired", async () => {
    await tell(alert("Errors", "a", 50, 40), alert("Errors", "b", 45, 35), alert("Latency", "a", 20));
    expect((await line())?.alerts).toEqual({
      firing: 1,
      spans: [
        { startsAt: minutesAgo(50), endsAt: minutesAgo(35) },
        { startsAt: minutesAgo(20), endsAt: null },
      ],
    });
  });

  it("is nothing to who may not see the incident", async () => {
    await tell(alert("Errors", "a", 30));
    const { id } = await incident();
    await intake.organization.services.db.incident.update({ where: { id }, data: { visibility: "private" } });
    await expect(told()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await line()).toBeUndefined();
    expect((await line(intake.admin))?.alerts?.firing).toBe(1);
  });
});
