import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { SettleTaskInput, TaskItem } from "@/server/task/contract";
import { requireSeen } from "@/server/task/require-seen";
import { decideTask, type TaskStep } from "@/server/task/rules/decide-task";
import { readTask, writeTask } from "@/server/task/write-task";

const EVENT: Record<TaskStep, string> = { finish: "task_done", reopen: "task_reopened", drop: "task_dropped" };

/**
 * Finishes a task, drops it, or opens it again.
 * @throws AppError NOT_FOUND; TASK_CHANGED, also where the task is not in a state from which that can be done
 */
export function settleTask(context: SignedIn, step: TaskStep, input: SettleTaskInput): Promise<TaskItem> {
  const { taskId, version } = input;
  return writeTask(context, input, async (tx, { id: incidentId }, now) => {
    const task = await readTask(tx, incidentId, taskId);
    requireSeen(task, version);
    const status = decideTask(task.status, step);
    if (!status) throw new AppError("TASK_CHANGED", undefined, { version: task.version });
    return {
      taskId,
      write: () =>
        tx.task.update({
          where: { id: taskId },
          data: { status, version: version + 1, doneAt: status === "open" ? null : now },
        }),
      event: { kind: EVENT[step], payload: { taskId, title: task.title } },
    };
  });
}
