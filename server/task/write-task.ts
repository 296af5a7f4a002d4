import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident, type FoundIncident } from "@/server/platform/find-incident";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { TaskItem } from "@/server/task/contract";
import { taskColumns, toTask } from "@/server/task/queries";
import { recordEvent } from "@/server/timeline/record-event";

/** What a decision writes, and how the timeline tells it; no event where nothing changes. */
export interface TaskChange {
  taskId: string;
  write: () => Promise<unknown>;
  event: { kind: string; payload: Record<string, unknown> } | null;
}

interface Asked {
  incidentNumber: number;
  idempotencyKey: string;
}

/**
 * Decides, writes and records in one transaction. A repeated idempotency key changes nothing more and is answered with
 * the task that it was about.
 * @throws AppError NOT_FOUND, FORBIDDEN, and what `decide` throws
 */
export async function writeTask(
  context: SignedIn,
  { incidentNumber, idempotencyKey }: Asked,
  decide: (tx: Prisma.TransactionClient, incident: FoundIncident, now: Date) => Promise<TaskChange>,
): Promise<TaskItem> {
  const { viewer, services } = context;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "task:update", incident);
  return services.db.$transaction(async (tx) => {
    // Writers of one incident wait for each other, as they do when they append.
    await tx.$queryRaw`select 1 from incident where id = ${incident.id}::uuid for no key update`;
    const repeated = await tx.timelineEvent.findUnique({
      where: { incidentId_idempotencyKey: { incidentId: incident.id, idempotencyKey } },
      select: { payload: true },
    });
    if (repeated) return readTask(tx, incident.id, taskIdOf(repeated.payload));
    const now = services.clock.now();
    const { taskId, write, event } = await decide(tx, incident, now);
    if (event) {
      await write();
      await recordEvent(tx, {
        organizationId: incident.organizationId,
        incidentId: incident.id,
        actor: { id: viewer.userId, name: viewer.name },
        occurredAt: now,
        idempotencyKey,
        ...event,
      });
    }
    return readTask(tx, incident.id, taskId);
  });
}

/** The key may have told something else: then the sender gave it to two requests. */
function taskIdOf(payload: unknown): string {
  const isAboutATask = payload !== null && typeof payload === "object" && "taskId" in payload;
  if (!isAboutATask || typeof payload.taskId !== "string") throw new AppError("CONFLICT");
  return payload.taskId;
}

/** @throws AppError NOT_FOUND, alike for one that does not exist and one of another incident */
export async function readTask(tx: Prisma.TransactionClient, incidentId: string, id: string): Promise<TaskItem> {
  const row = await tx.task.findFirst({ where: { id, incidentId }, select: taskColumns });
  if (!row) throw new AppError("NOT_FOUND");
  return toTask(row);
}
