import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignRole } from "@/server/incident/assign-role";
import { changeSeverity } from "@/server/incident/change-severity";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput, listInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { listIncidents, readIncident } from "@/server/incident/queries";
import { setDashboards } from "@/server/incident/set-dashboards";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let commander: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [commander, stranger] = await Promise.all([ours.signIn("commander"), theirs.signIn("admin")]);
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const wish = (more: object = {}) =>
  declareInput.parse({ idempotencyKey: randomUUID(), title: "Checkout errors", severity: "sev2", ...more });
const seen = (incident: { number: number; version: number }) => ({
  number: incident.number,
  version: incident.version,
  idempotencyKey: randomUUID(),
});
const kinds = async (incidentId: string) => {
  const events = await ours.services.db.timelineEvent.findMany({ where: { incidentId }, orderBy: { seq: "asc" } });
  return events.map((event) => event.kind);
};

describe("declare", () => {
  it("numbers incidents 1, 2, 3 … without holes when many are declared at once", async () => {
    const organization = await createTestOrganization();
    const responder = await organization.signIn("responder");
    const declared = await Promise.all(Array.from({ length: 12 }, () => declareIncident(responder, wish())));
    expect(declared.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    await organization.close();
  });

  it("declares once for one key, also when both arrive together", async () => {
    const input = wish();
    const [first, second] = await Promise.all([declareIncident(commander, input), declareIncident(commander, input)]);
    expect(first.number).toBe(second.number);
    const detail = await readIncident(commander, first.number);
    expect(await kinds(detail.id)).toEqual(["incident_declared"]);
  });

  it("is refused to viewers, and for a team of somebody else", async () => {
    await expect(declareIncident(await ours.signIn("viewer"), wish())).rejects.toMatchObject({ code: "FORBIDDEN" });
    const team = await theirs.services.db.team.create({ data: { organizationId: theirs.id, slug: "x", name: "X" } });
    await expect(declareIncident(commander, wish({ teamId: team.id }))).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});

describe("changes", () => {
  it("are recorded in the timeline with what was before and after", async () => {
    const { number } = await declareIncident(commander, wish());
    let incident = await readIncident(commander, number);
    incident = await changeStatus(commander, { ...seen(incident), status: "fixing" });
    incident = await changeSeverity(commander, { ...seen(incident), severity: "sev1" });
    incident = await assignRole(commander, { ...seen(incident), role: "commander", userId: commander.viewer.userId });
    incident = await setDashboards(commander, { ...seen(incident), dashboards: [{ uid: "shop", title: "Shop" }] });
    expect(incident).toMatchObject({
      status: "fixing",
      severity: "sev1",
      commander: { name: commander.viewer.name },
      dashboards: [{ uid: "shop" }],
    });
    const expected = ["incident_declared", "status_changed", "severity_changed", "role_assigned", "dashboard_changed"];
    expect(await kinds(incident.id)).toEqual(expected);
    const event = await ours.services.db.timelineEvent.findFirst({
      where: { incidentId: incident.id, kind: "status_changed" },
    });
    expect(event?.payload).toEqual({ from: "investigating", to: "fixing" });
  });

  it("refuse a version that is no longer the present one, and change nothing", async () => {
    const { number } = await declareIncident(commander, wish());
    const incident = await readIncident(commander, number);
    await changeSeverity(commander, { ...seen(incident), severity: "sev1" });
    const late = changeStatus(commander, { ...seen(incident), status: "resolved" });
    await expect(late).rejects.toMatchObject({ code: "INCIDENT_CHANGED" });
    expect((await readIncident(commander, number)).status).toBe("investigating");
  });

  it("let exactly one of two racing commands win", async () => {
    const { number } = await declareIncident(commander, wish());
    const incident = await readIncident(commander, number);
    const race = await Promise.allSettled(
      (["fixing", "identified"] as const).map((status) => changeStatus(commander, { ...seen(incident), status })),
    );
    expect(race.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await kinds(incident.id)).toHaveLength(2);
  });

  it("happen once for a repeated key", async () => {
    const { number } = await declareIncident(commander, wish());
    const incident = await readIncident(commander, number);
    const command = { ...seen(incident), status: "fixing" as const };
    await changeStatus(commander, command);
    expect((await changeStatus(commander, command)).version).toBe(2);
    expect(await kinds(incident.id)).toHaveLength(2);
  });

  it("follow the rules of status", async () => {
    const { number } = await declareIncident(commander, wish());
    const incident = await readIncident(commander, number);
    const skip = changeStatus(commander, { ...seen(incident), status: "post_incident" });
    await expect(skip).rejects.toMatchObject({ code: "STATUS_NOT_ALLOWED" });
  });
});

describe("another organization", () => {
  it("cannot tell our incident from one that does not exist", async () => {
    const { number } = await declareIncident(commander, wish());
    const foreign = await readIncident(stranger, number).catch((error: unknown) => error);
    const missing = await readIncident(stranger, 2_000_000).catch((error: unknown) => error);
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ code: "NOT_FOUND" });
    const incident = await readIncident(commander, number);
    await expect(changeStatus(stranger, { ...seen(incident), status: "resolved" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("sees none of ours on its board", async () => {
    await declareIncident(commander, wish());
    expect((await listIncidents(stranger, listInput.parse({}))).items).toEqual([]);
  });
});

describe("the board", () => {
  it("filters by status, severity and text, and pages without loss", async () => {
    const organization = await createTestOrganization();
    const responder = await organization.signIn("responder");
    for (const [title, severity] of [
      ["Payments slow", "sev3"],
      ["Checkout down", "sev1"],
      ["Disk full 100%", "sev3"],
    ] as const) {
      await declareIncident(responder, wish({ title, severity }));
    }
    const titles = async (filter: object) =>
      (await listIncidents(responder, listInput.parse(filter))).items.map(({ title }) => title);
    expect(await titles({})).toEqual(["Disk full 100%", "Checkout down", "Payments slow"]);
    expect(await titles({ severities: ["sev1"] })).toEqual(["Checkout down"]);
    expect(await titles({ text: "CHECK" })).toEqual(["Checkout down"]);
    expect(await titles({ text: "%" })).toEqual(["Disk full 100%"]);
    expect(await titles({ text: "#1" })).toEqual(["Payments slow"]);
    expect(await titles({ statuses: ["resolved"] })).toEqual([]);
    const first = await listIncidents(responder, listInput.parse({ limit: 2 }));
    expect(first.nextBefore).toBe(2);
    expect(await titles({ limit: 2, before: first.nextBefore })).toEqual(["Payments slow"]);
    await organization.close();
  });
});
