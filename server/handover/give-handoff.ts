import type { GiveHandoffInput } from "@/server/handover/contract";
import { handoverFacts } from "@/server/handover/handover-facts";
import { handoffPack } from "@/server/handover/rules/handoff-pack";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { TimelineEvent } from "@/server/timeline/contract";
import { recordEvent } from "@/server/timeline/record-event";

/**
 * Hands an incident over: how it stands goes into the timeline, with a note and the name of who takes over.
 * @throws AppError NOT_FOUND, FORBIDDEN; BAD_INPUT for a stranger
 */
export async function giveHandoff(context: SignedIn, input: GiveHandoffInput): Promise<{ seq: number }> {
  const { viewer, services } = context;
  const { incidentNumber, idempotencyKey, toUserId, note } = input;
  const { incidentId, organizationId, ...facts } = await handoverFacts(context, incidentNumber);
  authorize(viewer, "timeline:post", { organizationId });
  const person = toUserId
    ? await services.db.user.findFirst({ where: { id: toUserId, organizationId }, select: { name: true } })
    : null;
  if (toUserId && !person)
    throw new AppError("BAD_INPUT", "No such person", { fields: [{ path: "toUserId", code: "unknown" }] });
  return services.db.$transaction(async (tx): Promise<Pick<TimelineEvent, "seq">> => {
    await tx.$queryRaw`select 1 from incident where id = ${incidentId}::uuid for no key update`;
    // Said again, things may stand differently by now: the first time counts.
    const earlier = await tx.timelineEvent.findUnique({
      where: { incidentId_idempotencyKey: { incidentId, idempotencyKey } },
      select: { seq: true, kind: true },
    });
    if (earlier && earlier.kind !== "handoff_given") throw new AppError("CONFLICT");
    if (earlier) return { seq: Number(earlier.seq) };
    const { seq } = await recordEvent(tx, {
      organizationId,
      incidentId,
      kind: "handoff_given",
      actor: { id: viewer.userId, name: viewer.name },
      idempotencyKey,
      payload: {
        ...(note && { text: note }),
        ...(person && toUserId && { to: person.name, toId: toUserId }),
        pack: handoffPack(facts),
      },
    });
    return { seq };
  });
}
