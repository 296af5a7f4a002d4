import { authorize, isAllowed } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident, type FoundIncident } from "@/server/platform/find-incident";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { TargetInput } from "@/server/timeline/contract/conversation";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { type Asked, inTurn } from "@/server/timeline/in-turn";
import { readEffects } from "@/server/timeline/read-effects";
import { readEvent } from "@/server/timeline/read-event";
import type { Actor, ChangeDecision } from "@/server/timeline/rules/decide-change";
import { foldEvents } from "@/server/timeline/rules/fold-events";

export interface EventChange {
  kind: Asked["kind"];
  body?: string;
  request?: Record<string, unknown>;
  decide(entry: ShownEntry, actor: Actor): ChangeDecision;
  /** What the event carries, and what can be known only now. @throws AppError */
  payload?(entry: ShownEntry, tx: Prisma.TransactionClient, incident: FoundIncident): Promise<Record<string, unknown>>;
}

/**
 * Records an event that changes how an earlier one is shown, if the rules allow it for the state that it is in.
 * Null when it was so already.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT and what the rules refuse with
 */
export async function changeEvent(
  context: SignedIn,
  { incidentNumber, eventId, idempotencyKey }: TargetInput,
  { kind, decide, payload, ...said }: EventChange,
): Promise<TimelineEvent | null> {
  const { viewer } = context;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "timeline:post", incident);
  return inTurn(context, incident, { kind, supersedesId: eventId, idempotencyKey, ...said }, async (tx) => {
    const target = await readEvent(tx, incident.id, eventId);
    const effects = await readEffects(tx, incident.id, [eventId], target.seq);
    const [entry] = foldEvents([target], { me: viewer.userId, withReplies: true, effects });
    const actor = { id: viewer.userId, mayModerate: isAllowed(viewer, "timeline:moderate", incident) };
    const decision = entry ? decide(entry, actor) : "BAD_INPUT";
    if (decision === "nothing") return null;
    if (decision !== "change" || !entry) throw new AppError(decision === "change" ? "BAD_INPUT" : decision);
    return { payload: (await payload?.(entry, tx, incident)) ?? {} };
  });
}
