import type { SignedIn } from "@/server/platform/context";
import type { ChangeTaskInput, TaskItem } from "@/server/task/contract";
import { knownAssignee } from "@/server/task/known-assignee";
import { requireSeen } from "@/server/task/require-seen";
import { readTask, writeTask } from "@/server/task/write-task";

/**
 * Gives a task another title, another person or another time. What is as it was is not told.
 * @throws AppError NOT_FOUND, TASK_CHANGED, BAD_INPUT for a stranger as assignee
 */
export function changeTask(context: SignedIn, input: ChangeTaskInput): Promise<TaskItem> {
  const { taskId, version } = input;
  return writeTask(context, input, async (tx, { id: incidentId, organizationId }) => {
    const task = await readTask(tx, incidentId, taskId);
    requireSeen(task, version);
    const before: Record<string, unknown> = {};
    const after: Record<string, unknown> = {};
    const tell = (field: string, was: unknown, is: unknown) => {
      before[field] = was;
      after[field] = is;
    };
    if (input.title !== undefined && input.title !== task.title) tell("title", task.title, input.title);
    if (input.assigneeId !== undefined && input.assigneeId !== (task.assignee?.id ?? null)) {
      tell("assigneeId", task.assignee?.id ?? null, input.assigneeId);
      tell("assignee", task.assignee?.name ?? null, await knownAssignee(tx, organizationId, input.assigneeId));
    }
    const due = input.dueAt && new Date(input.dueAt).toISOString();
    if (due !== undefined && due !== task.dueAt) tell("dueAt", task.dueAt, due);
    const title = input.title ?? task.title;
    return {
      taskId,
      write: () =>
        tx.task.update({
          where: { id: taskId },
          data: {
            version: version + 1,
            title,
            ...(input.assigneeId !== undefined && { assigneeId: input.assigneeId }),
            ...(due !== undefined && { dueAt: due }),
          },
        }),
      event: Object.keys(after).length > 0 ? { kind: "task_changed", payload: { taskId, title, before, after } } : null,
    };
  });
}
