import type { FullFiring } from "@/server/alert/firing-rows";
import { severityLabelOf, shownLabels } from "@/server/alert/rules/shown-labels";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { recordEvents } from "@/server/timeline/record-events";

interface Telling {
  organizationId: string;
  incidentId: string;
  kind: "alert_attached" | "alert_detached";
  firings: readonly FullFiring[];
  actor: { id: string; name: string };
  now: Date;
}

/** Tells a timeline which alerts somebody brought into the room, or took out of it. */
export async function tellByHand(tx: Prisma.TransactionClient, telling: Telling): Promise<void> {
  const { organizationId, incidentId, kind, firings, actor, now } = telling;
  const events = firings.map(({ name, labels, links, startsAt, endsAt }) => {
    const severity = severityLabelOf(labels);
    return {
      kind,
      actor,
      source: "web",
      occurredAt: now,
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
