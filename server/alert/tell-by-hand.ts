import type { FullFiring } from "@/server/alert/firing-rows";
import { severityLabelOf, shownLabels } from "@/server/alert/rules/shown-labels";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { recordEvents } from "@/server/timeline/record-events";
import { requestHash } from "@/server/timeline/request-hash";

/** What somebody asks for: some alerts are to come into the room, or to leave it. */
interface CallByHand {
  incidentId: string;
  kind: "alert_attached" | "alert_detached";
  actor: { id: string; name: string };
  alertIds: readonly string[];
  idempotencyKey: string;
}

const SOURCE = "web";
const requestOf = ({ alertIds }: CallByHand) => ({ alertIds: [...new Set(alertIds)].toSorted() });
/** One call tells several things, each under a key of its own that names the alert. */
const keyOf = ({ idempotencyKey }: CallByHand, alertId: string): string => `${idempotencyKey}/${alertId}`;

/** Tells a timeline which alerts somebody brought into the room, or took out of it. */
export async function tellByHand(
  tx: Prisma.TransactionClient,
  call: CallByHand,
  { organizationId, firings, now }: { organizationId: string; firings: readonly FullFiring[]; now: Date },
): Promise<void> {
  const { incidentId, kind, actor } = call;
  const events = firings.map(({ alertId, name, labels, links, startsAt, endsAt }) => {
    const severity = severityLabelOf(labels);
    return {
      kind,
      actor,
      source: SOURCE,
      occurredAt: now,
      idempotencyKey: keyOf(call, alertId),
      request: requestOf(call),
      payload: {
        alertname: name,
        labels: shownLabels(labels),
        startsAt: startsAt.toISOString(),
        ...(endsAt && { endsAt: endsAt.toISOString() }),
        ...(severity && { severity }),
        ...(links.source && { url: links.source }),
      },
    };
  });
  if (events.length > 0) await recordEvents(tx, { organizationId, incidentId }, events);
}

/**
 * The alerts for which a call with this key has done something before; null where there was none, or where it found
 * nothing to do.
 * @throws AppError CONFLICT when it asked for something else
 */
export async function doneByHand(tx: Prisma.TransactionClient, call: CallByHand): Promise<string[] | null> {
  const { incidentId, kind, actor } = call;
  const told = await tx.timelineEvent.findMany({
    where: { incidentId, idempotencyKey: { startsWith: keyOf(call, "") } },
    select: { idempotencyKey: true, requestHash: true },
    orderBy: { seq: "asc" },
  });
  if (told.length === 0) return null;
  const asked = requestHash({ kind, actorId: actor.id, source: SOURCE, body: "", payload: requestOf(call) });
  if (told.some((event) => event.requestHash !== asked)) throw new AppError("CONFLICT");
  return told.map(({ idempotencyKey }) => idempotencyKey.slice(keyOf(call, "").length));
}
