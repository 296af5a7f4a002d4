import { resumeByItself } from "@/server/incident/resume-by-itself";
import type { Services } from "@/server/platform/context";

/**
 * Goes on with the incidents whose time of rest is over, each once, whichever process comes first.
 * @param organizationId looks at those of this one only
 * @returns how many went on
 */
export async function resumeInTime(
  { db, clock, log }: Services,
  signal: AbortSignal,
  organizationId?: string,
): Promise<number> {
  const now = clock.now();
  const due = await db.incident.findMany({
    where: { pausedUntil: { lte: now }, ...(organizationId && { organizationId }) },
    select: { id: true },
    orderBy: { pausedUntil: "asc" },
  });
  let count = 0;
  for (const { id } of due) {
    if (signal.aborted) break;
    try {
      if (await db.$transaction((tx) => resumeByItself(tx, id, { by: "time", now }))) count += 1;
    } catch (error) {
      log.warn({ err: error, incidentId: id }, "a pause was not ended");
    }
  }
  return count;
}
