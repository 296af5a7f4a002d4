import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import { type CreateSilenceInput, type SilenceItem, SILENCES_MAX } from "@/server/silence/contract";
import { isIncidentOpen } from "@/server/silence/is-incident-open";
import { ownerOf } from "@/server/silence/owner-of";
import { readSilence } from "@/server/silence/queries";
import { requireMatchers } from "@/server/silence/require-matchers";
import { extension } from "@/server/silence/rules/extension";
import { writeSilence } from "@/server/silence/write-silence";

const MINUTE_MS = 60_000;

/**
 * Silences alerts from an incident's room, in the name of the person. Sent again with the same key it silences once.
 * Where what it is written to cannot be reached it waits, and is written as soon as it can be.
 * @throws AppError NOT_FOUND, FORBIDDEN; BAD_INPUT with the fields or the other end's `reason`; CONFLICT for the same
 * key with something else; TOO_MANY_PENDING; and as the silencer rejects with what is not passing
 */
export async function createSilence(context: SignedIn, input: CreateSilenceInput): Promise<SilenceItem> {
  const { viewer, services } = context;
  const incident = await findIncident(context, input.incidentNumber);
  authorize(viewer, "silence:write", incident);
  const { idempotencyKey: id, owner, matchers, minutes, comment, endsWithIncident } = input;
  ownerOf(services, owner);
  requireMatchers(matchers);
  const { organizationId, id: incidentId } = incident;
  const now = services.clock.now();
  const isKnown = (await services.db.silence.count({ where: { id } })) > 0;
  if (!isKnown) {
    if (endsWithIncident && !(await isIncidentOpen(services.db, incidentId)))
      throw new AppError("BAD_INPUT", "The incident is over", {
        fields: [{ path: "endsWithIncident", code: "isOver" }],
      });
    const standing = await services.db.silence.count({
      where: { incidentId, state: { in: ["pending", "active", "ending"] } },
    });
    if (standing >= SILENCES_MAX) throw new AppError("TOO_MANY_PENDING", undefined, { limit: SILENCES_MAX });
    await services.db.silence.createMany({
      data: {
        id,
        organizationId,
        incidentId,
        owner,
        matchers,
        startsAt: now,
        endsAt: new Date(now.getTime() + minutes * MINUTE_MS),
        comment,
        createdById: viewer.userId,
        createdBy: viewer.name,
        extendMinutes: endsWithIncident ? extension.minutes(minutes) : null,
        nextAttemptAt: now,
      },
      skipDuplicates: true,
    });
  }
  await requireSame(context, incidentId, input);
  const outcome = await writeSilence(services, id);
  if (outcome.state === "refused") throw outcome.error;
  return readSilence(services, id);
}

async function requireSame({ services, viewer }: SignedIn, incidentId: string, input: CreateSilenceInput) {
  const stored = await services.db.silence.findFirst({
    where: { id: input.idempotencyKey, incidentId, createdById: viewer.userId },
    select: { owner: true, comment: true },
  });
  if (stored?.owner !== input.owner || stored.comment !== input.comment) throw new AppError("CONFLICT");
}
