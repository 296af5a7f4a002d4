import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { Prisma, PrismaClient } from "@/server/platform/prisma-client/client";
import { type TaskItem, TASKS_MAX } from "@/server/task/contract";
import { orderTasks } from "@/server/task/rules/order-tasks";

export const taskColumns = {
  id: true,
  title: true,
  status: true,
  dueAt: true,
  createdAt: true,
  doneAt: true,
  version: true,
  assignee: { select: { id: true, name: true, username: true } },
} as const satisfies Prisma.TaskSelect;

/** A task as it travels. */
export function toTask({
  dueAt,
  createdAt,
  doneAt,
  ...facts
}: Prisma.TaskGetPayload<{ select: typeof taskColumns }>): TaskItem {
  return {
    ...facts,
    dueAt: dueAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}

/** All tasks of an incident, in the order in which they are shown. */
export async function tasksOf(db: Pick<PrismaClient, "task">, incidentId: string): Promise<TaskItem[]> {
  const rows = await db.task.findMany({ where: { incidentId }, select: taskColumns, take: TASKS_MAX });
  return orderTasks(rows.map(toTask));
}

/** @throws AppError NOT_FOUND */
export async function listTasks(context: SignedIn, incidentNumber: number): Promise<TaskItem[]> {
  const incident = await findIncident(context, incidentNumber);
  authorize(context.viewer, "timeline:read", incident);
  return tasksOf(context.services.db, incident.id);
}
