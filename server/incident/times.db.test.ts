import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import { setTimes } from "@/server/incident/set-times";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let responder: SignedIn;
let number: number;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute)).toISOString();
const seen = async () => ({
  number,
  version: (await readIncident(responder, number)).version,
  idempotencyKey: randomUUID(),
});

beforeAll(async () => {
  ours = await createTestOrganization();
  responder = await ours.signIn("responder");
  ours.setNow(new Date(at(30)));
  const wish = { idempotencyKey: randomUUID(), title: "Errors", severity: "sev2" };
  number = (await declareIncident(responder, declareInput.parse(wish))).number;
  ours.setNow(new Date(at(50)));
  await changeStatus(responder, { ...(await seen()), status: "resolved" });
});
afterAll(() => ours.close());

it("times are put right with a reason that stays on record; when it was declared stays", async () => {
  const times = { impactStartedAt: at(10), detectedAt: at(12), impactEndedAt: at(45), resolvedAt: at(47) };
  const asked = { ...(await seen()), times, reason: "The graphs show it" };
  const after = await setTimes(responder, asked);
  expect(after).toMatchObject({ ...times, acknowledgedAt: at(30), declaredAt: at(30), status: "resolved" });
  expect((await setTimes(responder, asked)).version).toBe(after.version);
  const events = await ours.services.db.timelineEvent.findMany({
    where: { kind: "times_changed", incident: { organizationId: ours.id, number } },
  });
  expect(events.map(({ payload, actorName }) => [actorName, payload])).toEqual([
    [
      responder.viewer.name,
      {
        reason: "The graphs show it",
        times: [
          { name: "impactStartedAt", from: null, to: at(10) },
          { name: "detectedAt", from: at(30), to: at(12) },
          { name: "mitigatedAt", from: at(50), to: at(47) },
          { name: "impactEndedAt", from: null, to: at(45) },
          { name: "resolvedAt", from: at(50), to: at(47) },
        ],
      },
    ],
  ]);
});

it("what cannot have been is refused, and says which", async () => {
  const attempt = async (times: object) => setTimes(responder, { ...(await seen()), times, reason: "Wrong" });
  const refused = (path: string, code: string) => ({ code: "BAD_INPUT", details: { fields: [{ path, code }] } });
  await expect(attempt({ detectedAt: at(55) })).rejects.toMatchObject(refused("times.detectedAt", "future"));
  await expect(attempt({ resolvedAt: null })).rejects.toMatchObject(refused("times.resolvedAt", "needed"));
  await expect(attempt({ impactStartedAt: at(48) })).rejects.toMatchObject(refused("times.impactStartedAt", "order"));
  await expect(attempt({ resolvedAt: at(47) })).rejects.toMatchObject(refused("times", "same"));
});
