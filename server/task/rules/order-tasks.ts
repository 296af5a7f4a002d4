import type { TaskItem } from "@/server/task/contract";

const RANK = { open: 0, done: 1, dropped: 2 } as const;
const at = (time: string | null, without: number): number => (time === null ? without : Date.parse(time));

/** Open ones first, the one due soonest on top; what is settled below, the newest on top. */
export function orderTasks<Task extends Pick<TaskItem, "status" | "dueAt" | "createdAt" | "doneAt">>(
  tasks: readonly Task[],
): Task[] {
  return tasks.toSorted((one, other) => {
    if (one.status !== other.status) return RANK[one.status] - RANK[other.status];
    if (one.status !== "open") return at(other.doneAt, 0) - at(one.doneAt, 0);
    const byDue = at(one.dueAt, Number.MAX_SAFE_INTEGER) - at(other.dueAt, Number.MAX_SAFE_INTEGER);
    return byDue || at(one.createdAt, 0) - at(other.createdAt, 0);
  });
}

/** Whether an open task should have been done by now. */
export function isOverdue({ status, dueAt }: Pick<TaskItem, "status" | "dueAt">, now: Date): boolean {
  return status === "open" && dueAt !== null && Date.parse(dueAt) < now.getTime();
}
