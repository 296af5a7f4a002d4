import { matchers as matchersSchema } from "@/server/matcher/contract";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { Silence } from "@/server/platform/prisma-client/client";
import type { ChangeSilenceInput, SilenceItem } from "@/server/silence/contract";
import { isIncidentOpen } from "@/server/silence/is-incident-open";
import { readSilence } from "@/server/silence/queries";
import { requireMatchers } from "@/server/silence/require-matchers";
import { extension } from "@/server/silence/rules/extension";
import { writeSilence } from "@/server/silence/write-silence";

const MINUTE_MS = 60_000;

/**
 * Changes a silence that stands or is about to.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT where somebody else was faster or it has ended; BAD_INPUT; and as the
 * silencer rejects with what is not passing: it stands as before then
 */
export async function changeSilence(context: SignedIn, input: ChangeSilenceInput): Promise<SilenceItem> {
  const { viewer, services } = context;
  const { db, clock } = services;
  const incident = await findIncident(context, input.incidentNumber);
  authorize(viewer, "silence:write", incident);
  const { silenceId: id, revision, matchers, minutes, comment, endsWithIncident } = input;
  if (matchers) requireMatchers(matchers);
  const stored = await db.silence.findFirst({ where: { id, incidentId: incident.id } });
  if (!stored) throw new AppError("NOT_FOUND");
  if (endsWithIncident && !(await isIncidentOpen(db, incident.id)))
    throw new AppError("BAD_INPUT", "The incident is over", { fields: [{ path: "endsWithIncident", code: "isOver" }] });
  const now = clock.now();
  const left = Math.ceil((stored.endsAt.getTime() - now.getTime()) / MINUTE_MS);
  const isBound = endsWithIncident ?? stored.extendMinutes !== null;
  const step = minutes ?? stored.extendMinutes ?? left;
  const { count } = await db.silence.updateMany({
    where: { id, revision, state: { in: ["pending", "active"] } },
    data: {
      revision: revision + 1,
      changedById: viewer.userId,
      changedBy: viewer.name,
      ...(matchers && { matchers }),
      ...(comment !== undefined && { comment }),
      ...(minutes !== undefined && { endsAt: new Date(now.getTime() + minutes * MINUTE_MS) }),
      extendMinutes: isBound ? extension.minutes(step) : null,
      nextAttemptAt: now,
    },
  });
  if (count === 0 && !wasDone(stored, input, viewer.userId, now)) throw new AppError("CONFLICT");
  const outcome = await writeSilence(services, id);
  if (outcome.state === "refused") throw outcome.error;
  return readSilence(services, id);
}

type Stored = Pick<Silence, "revision" | "comment" | "matchers" | "endsAt" | "changedById">;

/** Whether this very change was made before by the same person: its answer was lost. */
function wasDone(stored: Stored, input: ChangeSilenceInput, userId: string, now: Date): boolean {
  const { revision, comment = stored.comment, matchers, minutes } = input;
  const print = (value: unknown) => matchersSchema.catch([]).parse(value).map(printMatcher).join();
  const isSameEnd =
    minutes === undefined || Math.abs(stored.endsAt.getTime() - now.getTime() - minutes * MINUTE_MS) < MINUTE_MS;
  const isSame = stored.comment === comment && (!matchers || print(matchers) === print(stored.matchers)) && isSameEnd;
  return stored.revision === revision + 1 && stored.changedById === userId && isSame;
}
