import { isIP } from "node:net";
import { statusesOf } from "@/server/incident/status-settings";
import type { Context } from "@/server/platform/context";
import type { SharedIncident } from "@/server/share/contract";
import { findShare } from "@/server/share/find-share";
import { shownOutside } from "@/server/share/rules/shown-outside";
import { recordEvent } from "@/server/timeline/record-event";
import { timelineReader } from "@/server/timeline/timeline-reader";

const EVENTS_SHOWN = 500;
const USER_AGENT_MAX = 200;

/** Drops the part of a network address that names one person's machine. */
export function shortenAddress(address: string): string {
  const plain = address.replace(/^::ffff:/, "");
  if (isIP(plain) === 4) return plain.replace(/\.\d+$/, ".0");
  return isIP(plain) === 6 ? `${plain.split(":").slice(0, 3).join(":")}::` : "";
}

/**
 * Reads an incident through a link and records that it was opened; the timeline tells of the first time only.
 * @throws AppError NOT_FOUND
 */
export async function openShare(context: Context, token: string): Promise<SharedIncident> {
  const { services, client } = context;
  const link = await findShare(context, token);
  const { organizationId, incidentId } = link;
  await services.db.$transaction(async (tx) => {
    const openedAt = services.clock.now();
    const userAgent = client.userAgent.slice(0, USER_AGENT_MAX);
    await tx.shareOpening.create({
      data: { organizationId, shareLinkId: link.id, openedAt, address: shortenAddress(client.address), userAgent },
    });
    const told = { incidentId_idempotencyKey: { incidentId, idempotencyKey: `share-opened:${link.id}` } };
    if (await tx.timelineEvent.findUnique({ where: told, select: { id: true } })) return;
    await recordEvent(tx, {
      organizationId,
      incidentId,
      kind: "share_opened",
      actor: { id: null, name: "" },
      source: "share",
      payload: { shareId: link.id },
      idempotencyKey: told.incidentId_idempotencyKey.idempotencyKey,
    });
  });
  const incident = await services.db.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: {
      number: true,
      title: true,
      summary: true,
      severity: true,
      status: true,
      declaredAt: true,
      resolvedAt: true,
      impactStartedAt: true,
    },
  });
  // The newest run: what changes one of its events is in it too.
  const { events } = await timelineReader(services.pool).before({ organizationId, incidentId }, null, EVENTS_SHOWN);
  const { statuses } = await statusesOf(services.db, organizationId);
  return {
    ...incident,
    statuses,
    declaredAt: incident.declaredAt.toISOString(),
    resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    impactStartedAt: incident.impactStartedAt?.toISOString() ?? null,
    expiresAt: link.expiresAt.toISOString(),
    range: { from: link.rangeFrom.getTime(), to: link.rangeTo.getTime() },
    dashboardUid: link.dashboardUid,
    truncated: (events[0]?.seq ?? 1) > 1,
    events: shownOutside(events),
  };
}
