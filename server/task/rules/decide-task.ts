import type { TaskStatusName } from "@/server/task/contract";

export type TaskStep = "finish" | "reopen" | "drop";

const TO: Record<TaskStep, TaskStatusName> = { finish: "done", reopen: "open", drop: "dropped" };

/** The status that a step leads to; null where the task is there already, or is settled in another way. */
export function decideTask(status: TaskStatusName, step: TaskStep): TaskStatusName | null {
  const isAllowed = step === "reopen" ? status !== "open" : status === "open";
  return isAllowed ? TO[step] : null;
}
