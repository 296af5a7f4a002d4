import type { Services } from "@/server/platform/context";
import type { ClaimedSilence } from "@/server/silence/claim-silence";
import { recordEvent } from "@/server/timeline/record-event";

type Ended = Pick<ClaimedSilence, "id" | "organizationId" | "incidentId" | "comment" | "endsAt" | "writtenRevision">;

/**
 * Notes that a silence does not stand any more, and tells the timeline once where it ever stood.
 * @param reason null where it is noted already: somebody wanted it to end
 */
export async function endOf(services: Services, silence: Ended, reason: "time" | "elsewhere" | null): Promise<void> {
  const { id, organizationId, incidentId, comment, endsAt } = silence;
  const endedAt = services.clock.now();
  await services.db.$transaction(async (tx) => {
    const data = { state: "ended", endedAt, leasedUntil: null, lastError: null, ...(reason && { endReason: reason }) };
    const { count } = await tx.silence.updateMany({ where: { id, state: { not: "ended" } }, data });
    if (count === 0 || !incidentId || silence.writtenRevision === 0) return;
    const ended = await tx.silence.findUniqueOrThrow({ where: { id }, select: { endedById: true, endedBy: true } });
    await recordEvent(tx, {
      organizationId,
      incidentId,
      kind: "silence_expired",
      actor: { id: ended.endedById, name: ended.endedBy ?? "" },
      payload: { silenceId: id, comment, endsAt: (reason === "time" ? endsAt : endedAt).toISOString() },
    });
  });
}
