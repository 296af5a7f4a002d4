import type { ResumedBy } from "@/server/incident/contract/pause";
import { endPause } from "@/server/incident/end-pause";
import type { Prisma } from "@/server/platform/prisma-client/client";

const NOBODY = { id: null, name: "" };

/** Ends the pause of one incident in the caller's transaction, where it has one. @returns whether it had */
export async function resumeByItself(
  tx: Prisma.TransactionClient,
  id: string,
  { by, now }: { by: Extract<ResumedBy, "time" | "alert">; now: Date },
): Promise<boolean> {
  await tx.$queryRaw`select 1 from incident where id = ${id}::uuid for no key update`;
  const incident = await tx.incident.findUniqueOrThrow({ where: { id } });
  // Another process may have been faster, and somebody may have given it more time.
  if (by === "time" && (!incident.pausedUntil || incident.pausedUntil > now)) return false;
  const data = await endPause(tx, incident, { by, actor: NOBODY, source: "system", now });
  const isResumed = Object.keys(data).length > 0;
  // What ended while it rested has nothing to go on with.
  const forgotten = { pausedAt: null, pausedUntil: null, pauseReason: "" };
  const told = { ...data, version: incident.version + 1, updatedAt: now };
  await tx.incident.update({ where: { id }, data: isResumed ? told : forgotten });
  return isResumed;
}
