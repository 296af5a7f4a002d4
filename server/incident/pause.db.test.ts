import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assignRole } from "@/server/incident/assign-role";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput, listInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { pauseIncident } from "@/server/incident/pause-incident";
import { listIncidents, readIncident } from "@/server/incident/queries";
import { resumeInTime } from "@/server/incident/resume-in-time";
import { resumeIncident } from "@/server/incident/resume-incident";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let ada: SignedIn;
let number: number;
const START = Date.parse("2026-11-22T03:00:00.000Z");
const at = (minute: number) => new Date(START + minute * 60_000).toISOString();
const be = (minute: number) => ours.setNow(new Date(at(minute)));
const { signal } = new AbortController();
const seen = async () => ({
  number,
  version: (await readIncident(ada, number)).version,
  idempotencyKey: randomUUID(),
});
const pause = async (until: string, reason = "The vendor looks") =>
  pauseIncident(ada, { ...(await seen()), until, reason });
const told = async () => {
  const events = await ours.services.db.timelineEvent.findMany({
    where: {
      kind: { in: ["incident_paused", "incident_resumed", "status_changed"] },
      incident: { number, organizationId: ours.id },
    },
    orderBy: { seq: "asc" },
  });
  return events.map(({ kind, actorName, payload }) => [kind, actorName, payload]);
};

beforeAll(async () => {
  ours = await createTestOrganization();
  ada = await ours.signIn("responder");
});
beforeEach(async () => {
  be(0);
  const wish = { idempotencyKey: randomUUID(), title: "Errors", severity: "sev1" };
  number = (await declareIncident(ada, declareInput.parse(wish))).number;
});
afterAll(() => ours.close());

describe("a pause", () => {
  it("is told with its reason, can get another time, and is ended by hand", async () => {
    const first = await pause(at(60));
    expect(first.pause).toEqual({ since: at(0), until: at(60), reason: "The vendor looks" });
    be(10);
    const longer = await pause(at(90), "They still look");
    expect(longer.pause).toEqual({ since: at(0), until: at(90), reason: "They still look" });
    const { items } = await listIncidents(ada, listInput.parse({ text: `#${number}` }));
    expect(items[0]?.pause).toEqual(longer.pause);
    expect((await resumeIncident(ada, await seen())).pause).toBeNull();
    await expect(resumeIncident(ada, await seen())).rejects.toMatchObject({
      code: "BAD_INPUT",
      details: { fields: [{ path: "number", code: "notPaused" }] },
    });
    const { name } = ada.viewer;
    expect(await told()).toEqual([
      ["incident_paused", name, { until: at(60), reason: "The vendor looks" }],
      ["incident_paused", name, { until: at(90), reason: "They still look" }],
      ["incident_resumed", name, { by: "person" }],
    ]);
  });

  it("ends at its time, once however many look, and tells the commander", async () => {
    await assignRole(ada, { ...(await seen()), role: "commander", userId: ada.viewer.userId });
    await pause(at(60));
    be(59);
    await resumeInTime(ours.services, signal, ours.id);
    expect((await readIncident(ada, number)).pause).not.toBeNull();
    be(61);
    const counts = await Promise.all([1, 2, 3].map(() => resumeInTime(ours.services, signal, ours.id)));
    expect(counts.reduce((all, count) => all + count)).toBe(1);
    expect((await told()).slice(1)).toMatchObject([
      ["incident_resumed", "", { by: "time", to: ada.viewer.name, mentions: [{ id: ada.viewer.userId }] }],
    ]);
  });

  it("ends when somebody works on: a change of the status tells both", async () => {
    await pause(at(60));
    const after = await changeStatus(ada, { ...(await seen()), status: "fixing" });
    expect(after).toMatchObject({ status: "fixing", pause: null });
    expect((await told()).map(([kind]) => kind)).toEqual(["incident_paused", "incident_resumed", "status_changed"]);
    await changeStatus(ada, { ...(await seen()), status: "resolved" });
    await expect(pause(at(60))).rejects.toMatchObject({ code: "STATUS_NOT_ALLOWED" });
  });

  it("has an end that comes, and not in years", async () => {
    const refused = (code: string) => ({ code: "BAD_INPUT", details: { fields: [{ path: "until", code }] } });
    await expect(pause(at(0))).rejects.toMatchObject(refused("past"));
    await expect(pause("2030-01-01T00:00:00Z")).rejects.toMatchObject(refused("tooFar"));
    expect(await told()).toEqual([]);
  });
});
