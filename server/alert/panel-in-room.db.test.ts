import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { readAlert } from "@/server/alert/read-alert";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";

let intake: TestIntake;
let source: TestSource;
let viewer: SignedIn;
const NOW = new Date("2026-11-22T12:00:00.000Z");

async function tell(annotations: object): Promise<string> {
  const { services, id } = intake.organization;
  const alert = {
    status: "firing",
    labels: { alertname: "Errors", severity: "critical" },
    annotations,
    startsAt: new Date(NOW.getTime() - 600_000).toISOString(),
    endsAt: "0001-01-01T00:00:00Z",
    fingerprint: "errors",
  };
  const body = { version: "4", groupKey: "room", receiver: "war-room", groupLabels: {}, alerts: [alert] };
  expect((await intake.tell(source, body)).status).toBe(202);
  await processDeliveries(services, id);
  return (await services.db.alert.findFirstOrThrow({ where: { sourceId: source.id } })).id;
}
const incident = () =>
  intake.organization.services.db.incident.findFirstOrThrow({
    where: { alerts: { some: { alert: { sourceId: source.id } } } },
  });

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

describe("the panel that an alert names", () => {
  it("can be asked for through the room that took it, with its title and variables", async () => {
    const id = await tell({ __dashboardUid__: "shop", __panelId__: "4" });
    const { id: incidentId, number } = await incident();
    const variables = { instance: ["a", "b"] };
    await intake.organization.services.db.incidentPanel.updateMany({ where: { incidentId }, data: { variables } });
    expect((await readAlert(viewer, id)).panel).toEqual({
      incidentNumber: number,
      dashboardUid: "shop",
      panelId: 4,
      title: "Errors",
      variables,
    });
  });

  it("can be asked for where the room holds its whole dashboard, and not where it holds neither", async () => {
    const id = await tell({ __dashboardUid__: "shop", __panelId__: "4" });
    const { id: incidentId, number } = await incident();
    const { db } = intake.organization.services;
    await db.incidentPanel.deleteMany({ where: { incidentId } });
    await db.incidentDashboard.deleteMany({ where: { incidentId } });
    expect((await readAlert(viewer, id)).panel).toBeNull();
    await db.incidentDashboard.create({
      data: { incidentId, organizationId: intake.organization.id, dashboardUid: "shop", title: "Shop" },
    });
    expect((await readAlert(viewer, id)).panel).toMatchObject({ incidentNumber: number, panelId: 4, title: "" });
  });

  it("is not named to whoever may not see the room, and by no alert that names none", async () => {
    const id = await tell({ __dashboardUid__: "shop", __panelId__: "4" });
    const { id: incidentId } = await incident();
    const { db } = intake.organization.services;
    await db.incident.update({ where: { id: incidentId }, data: { visibility: "private" } });
    expect((await readAlert(viewer, id)).panel).toBeNull();
    expect((await readAlert(intake.admin, id)).panel).not.toBeNull();
    source = await intake.source();
    await db.alertIncidentKey.deleteMany({ where: { organizationId: intake.organization.id } });
    expect((await readAlert(viewer, await tell({}))).panel).toBeNull();
  });
});
