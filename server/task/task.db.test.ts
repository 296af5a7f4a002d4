import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import type { SignedIn } from "@/server/platform/context";
import { addTask } from "@/server/task/add-task";
import { changeTask } from "@/server/task/change-task";
import { addTaskInput, type TaskItem } from "@/server/task/contract";
import { listTasks } from "@/server/task/queries";
import { settleTask } from "@/server/task/settle-task";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let responder: SignedIn;
let stranger: SignedIn;
let incidentNumber: number;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [responder, stranger] = await Promise.all([ours.signIn("responder"), theirs.signIn("admin")]);
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const open = async () => {
  const wish = { idempotencyKey: randomUUID(), title: "Checkout errors", severity: "sev2" };
  incidentNumber = (await declareIncident(responder, declareInput.parse(wish))).number;
};
const add = (more: object = {}) =>
  addTask(
    responder,
    addTaskInput.parse({ incidentNumber, idempotencyKey: randomUUID(), title: "Restart checkout", ...more }),
  );
const seen = ({ id, version }: TaskItem) => ({ incidentNumber, taskId: id, version, idempotencyKey: randomUUID() });
const told = async () => {
  const events = await ours.services.db.timelineEvent.findMany({
    where: { incident: { organizationId: ours.id, number: incidentNumber }, kind: { startsWith: "task_" } },
    orderBy: { seq: "asc" },
  });
  return events.map(({ kind, payload }) => [kind, payload]);
};

describe("a task", () => {
  beforeAll(open);

  it("is added, changed, done, opened again and dropped, and the timeline tells each step", async () => {
    const person = responder.viewer;
    const task = await add({ assigneeId: person.userId, dueAt: "2026-11-22T11:05:00+08:00" });
    expect(task).toMatchObject({ status: "open", assignee: { name: person.name }, dueAt: "2026-11-22T03:05:00.000Z" });
    const renamed = await changeTask(responder, { ...seen(task), title: "Restart checkout-2", assigneeId: null });
    expect(renamed).toMatchObject({ title: "Restart checkout-2", assignee: null, dueAt: task.dueAt, version: 2 });
    const done = await settleTask(responder, "finish", seen(renamed));
    expect(done.doneAt).not.toBeNull();
    const again = await settleTask(responder, "reopen", seen(done));
    expect(again).toMatchObject({ status: "open", doneAt: null });
    await settleTask(responder, "drop", seen(again));
    const taskId = task.id;
    const title = "Restart checkout-2";
    const assignee = { assigneeId: person.userId, assignee: person.name };
    expect(await told()).toEqual([
      ["task_added", { taskId, title: "Restart checkout", ...assignee, dueAt: "2026-11-22T03:05:00.000Z" }],
      [
        "task_changed",
        {
          taskId,
          title,
          before: { title: "Restart checkout", ...assignee },
          after: { title, assigneeId: null, assignee: null },
        },
      ],
      ["task_done", { taskId, title }],
      ["task_reopened", { taskId, title }],
      ["task_dropped", { taskId, title }],
    ]);
    expect((await listTasks(responder, incidentNumber)).map(({ status }) => status)).toEqual(["dropped"]);
  });
});

describe("commands about tasks", () => {
  beforeAll(open);

  it("happen once for a repeated key, also when both arrive together", async () => {
    const idempotencyKey = randomUUID();
    const [one, other] = await Promise.all([add({ idempotencyKey }), add({ idempotencyKey })]);
    expect(other.id).toBe(one.id);
    const input = seen(one);
    await settleTask(responder, "finish", input);
    expect((await settleTask(responder, "finish", input)).version).toBe(2);
    expect((await told()).map(([kind]) => kind)).toEqual(["task_added", "task_done"]);
  });

  it("refuse a version that is no longer the present one, and let one of two win", async () => {
    const task = await add();
    const race = await Promise.allSettled([
      settleTask(responder, "finish", seen(task)),
      settleTask(responder, "drop", seen(task)),
    ]);
    expect(race.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(changeTask(responder, { ...seen(task), title: "Late" })).rejects.toMatchObject({
      code: "TASK_CHANGED",
    });
  });

  it("tell nothing where nothing changed", async () => {
    const task = await add();
    const count = (await told()).length;
    expect((await changeTask(responder, { ...seen(task), title: task.title })).version).toBe(1);
    expect(await told()).toHaveLength(count);
  });

  it("are refused to viewers, for a stranger as assignee, and for a task of another incident", async () => {
    const task = await add();
    const viewer = await ours.signIn("viewer");
    await expect(settleTask(viewer, "finish", seen(task))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listTasks(viewer, incidentNumber)).resolves.not.toHaveLength(0);
    await expect(add({ assigneeId: stranger.viewer.userId })).rejects.toMatchObject({ code: "BAD_INPUT" });
    await open();
    await expect(settleTask(responder, "finish", seen(task))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listTasks(stranger, incidentNumber)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("under a key that told something else are a conflict", async () => {
    const message = { idempotencyKey: randomUUID() };
    const incident = await ours.services.db.incident.findFirstOrThrow({
      where: { organizationId: ours.id, number: incidentNumber },
    });
    const declared = await ours.services.db.timelineEvent.findFirstOrThrow({ where: { incidentId: incident.id } });
    await expect(add({ ...message, idempotencyKey: declared.idempotencyKey })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});
