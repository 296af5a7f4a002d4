import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { giveHandoff } from "@/server/handover/give-handoff";
import { readCatchUp } from "@/server/handover/read-catch-up";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import type { SignedIn } from "@/server/platform/context";
import { addTask } from "@/server/task/add-task";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { postMessage } from "@/server/timeline/post-message";

let ours: TestOrganization;
let responder: SignedIn;
let incidentNumber: number;

beforeAll(async () => {
  ours = await createTestOrganization();
  responder = await ours.signIn("responder");
  const wish = { idempotencyKey: randomUUID(), title: "Checkout errors", severity: "sev2" };
  incidentNumber = (await declareIncident(responder, declareInput.parse(wish))).number;
  for (const body of ["Plain talk", "Who restarted it?"]) {
    await postMessage(responder, { incidentNumber, idempotencyKey: randomUUID(), body });
  }
  await postMessage(responder, { incidentNumber, idempotencyKey: randomUUID(), body: "Rolling back", isUpdate: true });
  const task = { incidentNumber, idempotencyKey: randomUUID(), title: "Watch it", assigneeId: null, dueAt: null };
  await addTask(responder, task);
});
afterAll(() => ours.close());

it("a late joiner reads what counts, also as a viewer", async () => {
  const read = await readCatchUp(await ours.signIn("viewer"), incidentNumber);
  expect(read.happened.lines.map(({ key, seq }) => [key, seq])).toEqual([
    ["declared", 1],
    ["update", 4],
  ]);
  expect(read.tasks.lines.map(({ values }) => values.title)).toEqual(["Watch it"]);
  expect(read.unknown.lines.map(({ key }) => key)).toContain("question");
  expect(read.lastSeq).toBe(5);
});

it("a hand-over tells how things stand, once for a repeated key", async () => {
  const next = await ours.signIn("commander");
  const input = { incidentNumber, idempotencyKey: randomUUID(), toUserId: next.viewer.userId, note: "Mind the cache" };
  const { seq } = await giveHandoff(responder, input);
  await postMessage(responder, { incidentNumber, idempotencyKey: randomUUID(), body: "And now?" });
  expect(await giveHandoff(responder, input)).toEqual({ seq });
  const [event, another] = await ours.services.db.timelineEvent.findMany({
    where: { incident: { organizationId: ours.id, number: incidentNumber }, kind: "handoff_given" },
  });
  expect(another).toBeUndefined();
  expect(event?.payload).toMatchObject({
    to: next.viewer.name,
    text: "Mind the cache",
    pack: {
      status: "investigating",
      tasks: { open: [{ title: "Watch it" }] },
      questions: [{ body: "Who restarted it?" }],
    },
  });
});

it("is refused to viewers and for strangers", async () => {
  const input = { incidentNumber, idempotencyKey: randomUUID(), toUserId: null, note: "" };
  await expect(giveHandoff(await ours.signIn("viewer"), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(giveHandoff(responder, { ...input, toUserId: randomUUID() })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});
