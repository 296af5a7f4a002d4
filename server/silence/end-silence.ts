import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { EndSilenceInput, SilenceItem } from "@/server/silence/contract";
import { readSilence } from "@/server/silence/queries";
import { writeSilence } from "@/server/silence/write-silence";

/**
 * Ends a silence, now or as soon as what it stands at can be reached. One that has ended stays so.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function endSilence(context: SignedIn, input: EndSilenceInput): Promise<SilenceItem> {
  const { viewer, services } = context;
  const incident = await findIncident(context, input.incidentNumber);
  authorize(viewer, "silence:write", incident);
  const where = { id: input.silenceId, incidentId: incident.id };
  if ((await services.db.silence.count({ where })) === 0) throw new AppError("NOT_FOUND");
  await services.db.silence.updateMany({
    where: { ...where, state: { in: ["pending", "active"] } },
    data: {
      state: "ending",
      endReason: "person",
      endedById: viewer.userId,
      endedBy: viewer.name,
      nextAttemptAt: services.clock.now(),
    },
  });
  await writeSilence(services, input.silenceId);
  return readSilence(services, input.silenceId);
}
