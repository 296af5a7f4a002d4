import { randomUUID } from "node:crypto";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { TASKS_MAX } from "@/server/task/contract";
import { recordEvents } from "@/server/timeline/record-events";

export interface NewTasks {
  organizationId: string;
  incidentId: string;
  titles: readonly string[];
  /** Null id: a source of alerts. */
  actor: { id: string | null; name: string };
  /** Where they come from, as the timeline has it. */
  source: string;
  now: Date;
}

/**
 * Adds tasks in the caller's transaction, in this order and each with its entry. One that is there already, open or done,
 * is not added again; nor is what the incident has no place for. The caller holds the incident's row.
 */
export async function addTasks(tx: Prisma.TransactionClient, asked: NewTasks): Promise<void> {
  const { organizationId, incidentId, titles, actor, source, now } = asked;
  if (titles.length === 0) return;
  const held = await tx.task.findMany({ where: { incidentId }, select: { title: true, status: true } });
  const known = new Set(held.filter(({ status }) => status !== "dropped").map(({ title }) => title));
  const fresh = [...new Set(titles)]
    .filter((title) => !known.has(title))
    .slice(0, Math.max(0, TASKS_MAX - held.length));
  if (fresh.length === 0) return;
  const first = now.getTime();
  // A list is shown by the time of its tasks: a millisecond apart they keep their order.
  const tasks = fresh.map((title, index) => ({ id: randomUUID(), title, createdAt: new Date(first + index) }));
  await tx.task.createMany({ data: tasks.map((task) => ({ ...task, organizationId, incidentId })) });
  await recordEvents(
    tx,
    { organizationId, incidentId },
    tasks.map(({ id, title }) => ({
      kind: "task_added",
      actor,
      source,
      occurredAt: now,
      payload: { taskId: id, title, assigneeId: null, assignee: null, dueAt: null },
    })),
  );
}
