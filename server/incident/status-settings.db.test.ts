import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput, type IncidentStatus } from "@/server/incident/contract";
import { type StatusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import { readStatusSettings, setStatusSettings } from "@/server/incident/status-settings";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let admin: SignedIn;
let responder: SignedIn;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute)).toISOString();
const declare = async (part: object = {}) =>
  (
    await declareIncident(
      responder,
      declareInput.parse({ idempotencyKey: randomUUID(), title: "Errors", severity: "sev2", ...part }),
    )
  ).number;
const change = async (number: number, status: IncidentStatus, reason?: string) => {
  const { version } = await readIncident(responder, number);
  return changeStatus(responder, { number, version, idempotencyKey: randomUUID(), status, reason });
};
const eventsOf = (number: number, kind: string) =>
  ours.services.db.timelineEvent.findMany({
    where: { kind, incident: { organizationId: ours.id, number } },
    orderBy: { seq: "asc" },
  });
const choose = async (part: (each: StatusSettings["statuses"][number]) => object) => {
  const { version, statuses } = await readStatusSettings(admin);
  return setStatusSettings(admin, { version, statuses: statuses.map((each) => ({ ...each, ...part(each) })) });
};

beforeAll(async () => {
  ours = await createTestOrganization();
  [admin, responder] = await Promise.all([ours.signIn("admin"), ours.signIn("responder")]);
  ours.setNow(new Date(at(30)));
});
afterAll(() => ours.close());

it("statuses are the built-in ones until somebody chooses; of two who choose at once one is told", async () => {
  expect(await readStatusSettings(responder)).toEqual(USUAL_STATUSES);
  await expect(setStatusSettings(responder, USUAL_STATUSES)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const both = await Promise.allSettled([
    choose(({ status }) => (status === "fixing" ? { name: "Repair" } : {})),
    choose(({ status }) => (status === "fixing" ? { name: "Mend" } : {})),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = both.find((each) => each.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "CONFLICT", details: { version: 1 } });
  const { version, statuses } = await readStatusSettings(responder);
  expect(version).toBe(1);
  expect(["Repair", "Mend"]).toContain(statuses.find(({ status }) => status === "fixing")?.name);
});

it("what is switched off is not offered and not taken, but left", async () => {
  const number = await declare();
  await change(number, "fixing");
  await choose(({ status }) => ({ isOn: status !== "fixing" && status !== "monitoring" }));
  const inIt = await readIncident(responder, number);
  expect([inIt.status, inIt.nextStatuses]).toEqual(["fixing", ["investigating", "identified", "resolved"]]);
  expect((await change(number, "identified")).nextStatuses).toEqual(["investigating", "resolved"]);
  await expect(change(number, "fixing")).rejects.toMatchObject({
    code: "STATUS_NOT_ALLOWED",
    details: { from: "identified", to: "fixing" },
  });
  await choose(() => ({ isOn: true }));
  const { version, statuses } = await readStatusSettings(admin);
  await setStatusSettings(admin, { version, statuses: statuses.toReversed() });
  expect((await readIncident(responder, number)).nextStatuses).toEqual([
    "monitoring",
    "fixing",
    "investigating",
    "resolved",
  ]);
});

it("pages that are open are told that statuses have other names, and of nobody else's", async () => {
  const line = await ours.services.pool.connect();
  const told: string[] = [];
  line.on("notification", ({ payload = "" }) =>
    told.push((JSON.parse(payload) as { organization: string }).organization),
  );
  try {
    await line.query("listen statuses");
    await choose(({ status }) => ({ name: status === "fixing" ? "Repairing" : "" }));
    await line.query("select 1");
    expect(told.filter((organization) => organization === ours.id)).toEqual([ours.id]);
  } finally {
    await line.query("unlisten statuses");
    line.removeAllListeners("notification");
    line.release();
    await choose(() => ({ name: "" }));
  }
});

it("what is closed is re-opened with a reason that the timeline tells, and has no ends any more", async () => {
  const number = await declare();
  await change(number, "resolved");
  await change(number, "closed");
  const after = await change(number, "investigating", "It broke again");
  expect(after).toMatchObject({ status: "investigating", mitigatedAt: null, resolvedAt: null, closedAt: null });
  expect((await eventsOf(number, "status_changed")).at(-1)?.payload).toEqual({
    from: "closed",
    to: "investigating",
    reason: "It broke again",
  });
});

it("what is declared afterwards is over when it opens, with the times that it had", async () => {
  const retrospective = { impactStartedAt: at(1), impactEndedAt: at(12), resolvedAt: at(15) };
  const number = await declare({ mode: "retrospective", retrospective });
  expect(await readIncident(responder, number)).toMatchObject({
    ...retrospective,
    status: "resolved",
    detectedAt: null,
    acknowledgedAt: null,
    mitigatedAt: at(15),
    closedAt: null,
    declaredAt: at(30),
  });
  expect((await eventsOf(number, "incident_declared"))[0]?.payload).toMatchObject({
    mode: "retrospective",
    times: expect.arrayContaining([{ name: "impactStartedAt", at: at(1) }]),
  });
  expect(await change(number, "closed")).toMatchObject({ acknowledgedAt: null, resolvedAt: at(15), closedAt: at(30) });
  const closed = await declare({ mode: "retrospective", retrospective: { ...retrospective, isClosed: true } });
  expect(await readIncident(responder, closed)).toMatchObject({ status: "closed", closedAt: at(30) });
});

it("times that cannot have been are refused at their field, and nothing is declared", async () => {
  const before = await ours.services.db.incident.count({ where: { organizationId: ours.id } });
  const attempt = (part: object, mode = "retrospective") =>
    declare({ mode, retrospective: { impactStartedAt: at(10), resolvedAt: at(20), ...part } });
  const refused = (path: string, code: string) => ({ code: "BAD_INPUT", details: { fields: [{ path, code }] } });
  await expect(attempt({ resolvedAt: at(40) })).rejects.toMatchObject(refused("retrospective.resolvedAt", "future"));
  await expect(attempt({ impactEndedAt: at(5) })).rejects.toMatchObject(
    refused("retrospective.impactEndedAt", "order"),
  );
  await expect(attempt({}, "live")).rejects.toMatchObject(refused("retrospective", "mode"));
  expect(await ours.services.db.incident.count({ where: { organizationId: ours.id } })).toBe(before);
});
