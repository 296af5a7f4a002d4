import { AppError } from "@/server/platform/errors";
import type { TaskItem } from "@/server/task/contract";

/** @throws AppError TASK_CHANGED when the sender saw another version than the present one */
export function requireSeen(task: TaskItem, version: number): void {
  if (task.version !== version) throw new AppError("TASK_CHANGED", undefined, { version: task.version });
}
