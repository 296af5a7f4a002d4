import { randomUUID } from "node:crypto";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { type AddTaskInput, type TaskItem, TASKS_MAX } from "@/server/task/contract";
import { knownAssignee } from "@/server/task/known-assignee";
import { writeTask } from "@/server/task/write-task";

/** @throws AppError BAD_INPUT for a stranger as assignee, or with the field's code `tooMany` */
export function addTask(context: SignedIn, input: AddTaskInput): Promise<TaskItem> {
  return writeTask(context, input, async (tx, { id: incidentId, organizationId }, now) => {
    if ((await tx.task.count({ where: { incidentId } })) >= TASKS_MAX) {
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "title", code: "tooMany" }] });
    }
    const { title, assigneeId, dueAt } = input;
    const assignee = await knownAssignee(tx, organizationId, assigneeId);
    const due = dueAt === null ? null : new Date(dueAt);
    const id = randomUUID();
    return {
      taskId: id,
      write: () =>
        tx.task.create({ data: { id, organizationId, incidentId, title, assigneeId, dueAt: due, createdAt: now } }),
      event: {
        kind: "task_added",
        payload: { taskId: id, title, assigneeId, assignee, dueAt: due?.toISOString() ?? null },
      },
    };
  });
}
