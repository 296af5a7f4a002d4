import { printMatcher } from "@/server/matcher/rules/print-matcher";
import type { Services } from "@/server/platform/context";
import { type AppError, toAppError } from "@/server/platform/errors";
import type { Silencer } from "@/server/ports/silencer";
import { type ClaimedSilence, claimSilence } from "@/server/silence/claim-silence";
import { endOf } from "@/server/silence/end-of";
import { ownerOf } from "@/server/silence/owner-of";
import { outsideComment } from "@/server/silence/rules/outside-comment";
import { recordEvent } from "@/server/timeline/record-event";

export type SilenceOutcome = { state: "done" } | { state: "waiting" } | { state: "refused"; error: AppError };

const BACKOFF_MS = { first: 5_000, most: 300_000 };
const PASSING = new Set(["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT", "ALERTMANAGER_UNREACHABLE", "DATABASE_UNAVAILABLE"]);

/**
 * Brings one silence to where it is to stand: writes it, changes it or ends it there, and tells the timeline.
 * Done again after a crash it is looked for first, so that it never stands twice.
 */
export async function writeSilence(services: Services, id: string): Promise<SilenceOutcome> {
  const claimed = await claimSilence(services, id);
  if (!claimed) return { state: "waiting" };
  try {
    const isOver = claimed.endsAt <= services.clock.now();
    if (claimed.state === "ending" || isOver) {
      // What stands there as it is known here has run out there, too.
      const isOverThere = isOver && claimed.revision === claimed.writtenRevision;
      if (!isOverThere) await endThere(ownerOf(services, claimed.owner).silencer, claimed);
      await endOf(services, claimed, claimed.state === "ending" ? null : "time");
      return { state: "done" };
    }
    const { silencer } = ownerOf(services, claimed.owner);
    await settle(services, claimed, await writeThere(silencer, claimed));
    return { state: "done" };
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code === "NOT_FOUND" && claimed.externalId) {
      await endOf(services, claimed, "elsewhere");
      return { state: "done" };
    }
    return giveBack(services, claimed, failure);
  }
}

function writeThere(silencer: Silencer, silence: ClaimedSilence): Promise<string> {
  const { id, matchers, startsAt, endsAt, createdBy, comment, number, externalId, attempts } = silence;
  return silencer.write(
    {
      id,
      matchers,
      startsAt: startsAt.getTime(),
      endsAt: endsAt.getTime(),
      createdBy,
      comment: outsideComment(comment, number),
      ...(externalId !== null && { replaces: externalId }),
    },
    attempts > 1,
  );
}

/** Where nobody heard what became of the first attempt to write it, it may stand under an id that is not known here. */
async function endThere(silencer: Silencer, { id, externalId }: ClaimedSilence): Promise<void> {
  if (externalId) return silencer.expire(externalId);
  const standing = await silencer.list({});
  for (const one of standing) if (one.id === id) await silencer.expire(one.externalId);
}

async function settle({ db }: Services, written: ClaimedSilence, externalId: string): Promise<void> {
  const { id, organizationId, incidentId, comment, endsAt, matchers, writtenRevision } = written;
  const isFirst = writtenRevision === 0;
  const actor = isFirst
    ? { id: written.createdById, name: written.createdBy }
    : written.changedBy !== null && { id: written.changedById, name: written.changedBy };
  await db.$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      update silence set external_id = ${externalId}, written_revision = ${written.revision}, attempts = 0,
             leased_until = null, last_error = null, state = case when state = 'pending' then 'active' else state end,
             changed_by = case when revision = ${written.revision} then null else changed_by end
       where id = ${id}::uuid and written_revision = ${writtenRevision} and state <> 'ended'`;
    if (count === 0 || !actor || !incidentId) return;
    await recordEvent(tx, {
      organizationId,
      incidentId,
      kind: "silence_created",
      actor,
      payload: {
        silenceId: id,
        comment,
        endsAt: endsAt.toISOString(),
        matchers: matchers.map(printMatcher).join(", "),
        ...(!isFirst && { changed: true }),
      },
      ...(isFirst && { idempotencyKey: id }),
    });
  });
}

async function giveBack(services: Services, claimed: ClaimedSilence, error: AppError): Promise<SilenceOutcome> {
  const { id, state, attempts, revision } = claimed;
  const isPassing = PASSING.has(error.code) || error.details.retryable === true;
  const lastError = String(error.details.reason ?? error.code).slice(0, 500);
  // Only while nobody else has taken it over: what they found counts.
  const where = { id, attempts, state: { not: "ended" } };
  if (!isPassing && state !== "ending") {
    services.log.warn({ silence: id, code: error.code }, "a silence was not taken");
    // What stands goes on as it was: the change is given up.
    const data = state === "pending" ? { state: "refused" } : { writtenRevision: revision, attempts: 0 };
    await services.db.silence.updateMany({ where, data: { ...data, leasedUntil: null, lastError } });
    return { state: "refused", error };
  }
  const wait = Math.min(BACKOFF_MS.first * 2 ** (attempts - 1), BACKOFF_MS.most);
  const nextAttemptAt = new Date(services.clock.now().getTime() + wait);
  await services.db.silence.updateMany({ where, data: { nextAttemptAt, leasedUntil: null, lastError } });
  return { state: "waiting" };
}
