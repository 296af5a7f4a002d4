import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roomLookup } from "@/server/dashboard/room-lookup";
import { arrangePanels } from "@/server/incident/arrange-panels";
import { type IncidentDetail, declareInput, listInput, PANELS_MAX, pinPanelInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { pinPanel } from "@/server/incident/pin-panel";
import { listIncidents, readIncident } from "@/server/incident/queries";
import { setServices } from "@/server/incident/set-services";
import { unpinPanel } from "@/server/incident/unpin-panel";
import type { SignedIn } from "@/server/platform/context";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { removeService } from "@/server/service/remove-service";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let commander: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [commander, stranger] = await Promise.all([ours.signIn("commander"), theirs.signIn("commander")]);
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

async function declared(more: object = {}): Promise<IncidentDetail> {
  const input = { idempotencyKey: randomUUID(), title: "Checkout errors", severity: "sev2", ...more };
  const { number } = await declareIncident(commander, declareInput.parse(input));
  return readIncident(commander, number);
}
const seen = ({ number, version }: IncidentDetail) => ({ number, version, idempotencyKey: randomUUID() });
const pin = (incident: IncidentDetail, panelId: number, more: object = {}) =>
  pinPanel(
    commander,
    pinPanelInput.parse({ ...seen(incident), dashboardUid: "shop", panelId, title: `Panel ${panelId}`, ...more }),
  );
const ids = ({ panels }: IncidentDetail) => panels.map(({ panelId }) => panelId);
const told = async ({ id }: IncidentDetail) =>
  ours.services.db.timelineEvent.findMany({
    where: { incidentId: id },
    orderBy: { seq: "asc" },
    select: { kind: true, payload: true },
  });

describe("pinned panels", () => {
  it("are pinned with their values, arranged, taken away and put back, each told in the timeline", async () => {
    let incident = await declared();
    for (const panelId of [1, 2, 3]) incident = await pin(incident, panelId, { variables: { pod: ["a", "b"] } });
    expect(incident.panels[0]).toMatchObject({
      dashboardUid: "shop",
      title: "Panel 1",
      variables: { pod: ["a", "b"] },
      width: 12,
      height: 8,
    });
    const arranged = incident.panels.toReversed().map(({ id }) => ({ id, width: 24, height: 5 }));
    incident = await arrangePanels(commander, { ...seen(incident), panels: arranged });
    expect(incident.panels.map(({ panelId, width, height }) => [panelId, width, height])).toEqual([
      [3, 24, 5],
      [2, 24, 5],
      [1, 24, 5],
    ]);
    const middle = incident.panels[1]!;
    incident = await unpinPanel(commander, { ...seen(incident), id: middle.id });
    expect(ids(incident)).toEqual([3, 1]);
    incident = await pin(incident, 2, { variables: middle.variables, width: 24, height: 5, position: 1 });
    expect(ids(incident)).toEqual([3, 2, 1]);
    const kinds = (await told(incident)).map(({ kind }) => kind);
    expect(kinds.slice(1)).toEqual([
      "panel_pinned",
      "panel_pinned",
      "panel_pinned",
      "panels_arranged",
      "panel_unpinned",
      "panel_pinned",
    ]);
  });

  it("are pinned once for one key, and the same panel with the same values once", async () => {
    const incident = await declared();
    const asked = pinPanelInput.parse({ ...seen(incident), dashboardUid: "shop", panelId: 1, title: "P" });
    await pinPanel(commander, asked);
    const again = await pinPanel(commander, asked);
    expect(again.panels).toHaveLength(1);
    await expect(pin(again, 1)).rejects.toMatchObject({ details: { fields: [{ code: "pinned" }] } });
    expect((await pin(again, 1, { variables: { pod: "a" } })).panels).toHaveLength(2);
  });

  it("are no more than forty", async () => {
    let incident = await declared();
    for (let panelId = 1; panelId <= PANELS_MAX; panelId++) incident = await pin(incident, panelId);
    await expect(pin(incident, 99)).rejects.toMatchObject({
      code: "BAD_INPUT",
      details: { fields: [{ code: "tooMany" }] },
    });
    expect((await readIncident(commander, incident.number)).panels).toHaveLength(PANELS_MAX);
  });

  it("are not arranged by who saw an older room, or in a list that leaves one out", async () => {
    const first = await pin(await declared(), 1);
    const second = await pin(first, 2);
    const size = { width: 6, height: 6 };
    const [one, two] = second.panels.map(({ id }) => ({ id, ...size }));
    const stale = arrangePanels(commander, { ...seen(first), panels: [two!, one!] });
    await expect(stale).rejects.toMatchObject({ code: "INCIDENT_CHANGED" });
    for (const panels of [[one!], [one!, one!], [one!, two!, { ...one!, id: randomUUID() }]]) {
      await expect(arrangePanels(commander, { ...seen(second), panels })).rejects.toMatchObject({ code: "BAD_INPUT" });
    }
    expect(ids(await readIncident(commander, first.number))).toEqual([1, 2]);
  });

  it("end in one of two racing arrangements, whole", async () => {
    let incident = await declared();
    for (const panelId of [1, 2, 3, 4]) incident = await pin(incident, panelId);
    const sized = incident.panels.map(({ id }) => ({ id, width: 8, height: 8 }));
    const orders = [sized.toReversed(), [...sized.slice(2), ...sized.slice(0, 2)]];
    const race = await Promise.allSettled(
      orders.map((panels) => arrangePanels(commander, { ...seen(incident), panels })),
    );
    expect(race.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const after = (await readIncident(commander, incident.number)).panels.map(({ id }) => id);
    expect(orders.map((panels) => panels.map(({ id }) => id))).toContainEqual(after);
  });

  it("are changed by responders, and out of reach of viewers and strangers", async () => {
    const incident = await pin(await declared(), 1);
    const { id } = incident.panels[0]!;
    const viewer = await ours.signIn("viewer");
    expect((await readIncident(viewer, incident.number)).panels).toHaveLength(1);
    await expect(unpinPanel(viewer, { ...seen(incident), id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(unpinPanel(stranger, { ...seen(incident), id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { number } = await declareIncident(
      stranger,
      declareInput.parse({ idempotencyKey: randomUUID(), title: "Theirs", severity: "sev3" }),
    );
    const own = await readIncident(stranger, number);
    const [foreign, missing] = await Promise.all(
      [id, randomUUID()].map((each) =>
        unpinPanel(stranger, { ...seen(own), id: each }).catch((error: unknown) => error),
      ),
    );
    expect(foreign).toEqual(missing);
    expect((await readIncident(commander, incident.number)).panels).toHaveLength(1);
  });

  it("open the door of the room for themselves alone", async () => {
    const incident = await pin(await declared(), 7);
    const room = await roomLookup(commander).incident(commander.viewer, incident.number);
    expect(room).toMatchObject({ dashboards: [], panels: [{ dashboardUid: "shop", panelId: 7 }] });
  });
});

describe("services of an incident", () => {
  const dashboard = (uid: string) => ({ uid, title: uid.toUpperCase() });
  const service = (name: string, uids: string[], who = commander) =>
    createService(
      who,
      createServiceInput.parse({ name, slug: `s-${randomUUID().slice(0, 8)}`, dashboards: uids.map(dashboard) }),
    );
  const uids = ({ dashboards }: IncidentDetail) => dashboards.map(({ uid }) => uid);

  it("bring their dashboards, after those chosen and each once, and the timeline tells which", async () => {
    const cart = await service("Cart", ["a", "b"]);
    const payments = await service("Payments", ["b", "c"]);
    const incident = await declared({ dashboards: [dashboard("b")], serviceIds: [payments.id, cart.id] });
    expect(uids(incident)).toEqual(["b", "c", "a"]);
    expect(incident.services.map(({ name }) => name)).toEqual(["Cart", "Payments"]);
    const [first] = await told(incident);
    expect(first?.payload).toMatchObject({ services: ["Payments", "Cart"], dashboards: ["C", "A"] });
  });

  it("bring them later too, and take none away when they go", async () => {
    const cart = await service("Cart", ["a"]);
    let incident = await declared({ dashboards: [dashboard("z")] });
    incident = await setServices(commander, { ...seen(incident), serviceIds: [cart.id] });
    expect(uids(incident)).toEqual(["z", "a"]);
    incident = await setServices(commander, { ...seen(incident), serviceIds: [] });
    expect(uids(incident)).toEqual(["z", "a"]);
    expect(incident.services).toEqual([]);
    const events = await told(incident);
    expect(events.slice(1).map(({ payload }) => payload)).toEqual([
      { services: ["Cart"], dashboards: ["A"] },
      { services: [], dashboards: [] },
    ]);
  });

  it("stop where the room is full", async () => {
    const many = await service(
      "Many",
      Array.from({ length: 8 }, (_, index) => `m${index}`),
    );
    const incident = await declared({ dashboards: ["x", "y", "z"].map(dashboard), serviceIds: [many.id] });
    expect(incident.dashboards).toHaveLength(10);
  });

  it("cannot be those of another organization, which look like missing ones", async () => {
    const foreign = await service("Theirs", [], stranger);
    const refusals = await Promise.all(
      [foreign.id, randomUUID()].map((id) => declared({ serviceIds: [id] }).catch((error: unknown) => error)),
    );
    expect(refusals[0]).toMatchObject({
      code: "BAD_INPUT",
      details: { fields: [{ path: "serviceIds", code: "unknown" }] },
    });
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it("stay in the catalogue while an incident names them, and filter the board", async () => {
    const cart = await service("Cart", []);
    const incident = await declared({ serviceIds: [cart.id] });
    await expect(removeService(commander, cart.id)).rejects.toMatchObject({ details: { fields: [{ code: "named" }] } });
    const { items } = await listIncidents(commander, listInput.parse({ serviceIds: [cart.id] }));
    expect(items.map(({ number }) => number)).toEqual([incident.number]);
  });
});
