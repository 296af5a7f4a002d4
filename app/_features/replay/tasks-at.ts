import type { TaskItem } from "@/server/task/contract";
import { orderTasks } from "@/server/task/rules/order-tasks";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { EventPayload } from "@/server/timeline/contract/event-payloads";
import { payloadOf } from "@/server/timeline/rules/payload-of";

const SETTLED = { task_done: "done", task_dropped: "dropped", task_reopened: "open" } as const;
type Settling = keyof typeof SETTLED;
const isSettling = (kind: string): kind is Settling => Object.hasOwn(SETTLED, kind);

type Said = Pick<Partial<EventPayload<"task_added">>, "title" | "assigneeId" | "assignee" | "dueAt">;

/** What an event says of a task, over what was known. */
function withSaid(task: TaskItem, { title, assigneeId, assignee, dueAt }: Said): TaskItem {
  const person = assignee ? { id: assigneeId ?? "", name: assignee, username: "" } : null;
  return {
    ...task,
    ...(title !== undefined && { title }),
    ...((assignee !== undefined || assigneeId !== undefined) && { assignee: person }),
    ...(dueAt !== undefined && { dueAt }),
  };
}

/** The tasks of an incident at a moment (epoch milliseconds), made from what was recorded until then; `events` are all of them. */
export function tasksAt(events: readonly TimelineEvent[], at: number): TaskItem[] {
  const tasks = new Map<string, TaskItem>();
  for (const event of events) {
    if (Date.parse(event.recordedAt) > at) break;
    const { kind, occurredAt } = event;
    const added = payloadOf(event, "task_added");
    if (added) {
      const { taskId: id } = added;
      const fresh = { id, title: "", assignee: null, dueAt: null, createdAt: occurredAt, doneAt: null, version: 1 };
      tasks.set(id, withSaid({ ...fresh, status: "open" }, added));
    }
    const changed = payloadOf(event, "task_changed");
    const known = changed && tasks.get(changed.taskId);
    if (known) tasks.set(known.id, withSaid(known, changed.after));
    const settled = isSettling(kind) ? payloadOf(event, kind) : null;
    const task = settled && tasks.get(settled.taskId);
    if (task && isSettling(kind)) {
      const status = SETTLED[kind];
      tasks.set(task.id, { ...task, status, doneAt: status === "open" ? null : occurredAt });
    }
  }
  return orderTasks([...tasks.values()]);
}
