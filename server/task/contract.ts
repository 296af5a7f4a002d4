import { z } from "zod";

export const TASK_TITLE_MAX = 300;
/** Most tasks that an incident holds at once, done and dropped ones too. */
export const TASKS_MAX = 500;
export const TASK_STATUSES = ["open", "done", "dropped"] as const;
export type TaskStatusName = (typeof TASK_STATUSES)[number];

const NUL = /\u0000/;
const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const title = z
  .string()
  .trim()
  .min(1)
  .max(TASK_TITLE_MAX)
  .refine((value) => !NUL.test(value) && value.isWellFormed(), { message: "not text" });
const assigneeId = z.uuid().nullable();
const dueAt = z.iso.datetime({ offset: true }).nullable();

/** Made by the sender: the same key does the same thing once, however often it is sent. */
const idempotencyKey = z.uuid();
/** `version` is the one that the sender saw: a change in between is refused, never overwritten. */
const seen = { incidentNumber, taskId: z.uuid(), version: z.number().int().min(1), idempotencyKey };

export const addTaskInput = z.strictObject({
  incidentNumber,
  idempotencyKey,
  title,
  assigneeId: assigneeId.default(null),
  dueAt: dueAt.default(null),
});
export type AddTaskInput = z.infer<typeof addTaskInput>;

/** What is left out stays as it is. */
export const changeTaskInput = z.strictObject({
  ...seen,
  title: title.optional(),
  assigneeId: assigneeId.optional(),
  dueAt: dueAt.optional(),
});
export type ChangeTaskInput = z.infer<typeof changeTaskInput>;

export const settleTaskInput = z.strictObject(seen);
export type SettleTaskInput = z.infer<typeof settleTaskInput>;

export const listTasksInput = z.strictObject({ incidentNumber });

/** Something to be done while the incident runs. Times are RFC 3339 in UTC. */
export interface TaskItem {
  id: string;
  title: string;
  status: TaskStatusName;
  assignee: { id: string; name: string; username: string } | null;
  dueAt: string | null;
  createdAt: string;
  doneAt: string | null;
  version: number;
}
