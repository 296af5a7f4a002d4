import type { FullFiring } from "@/server/alert/firing-rows";
import { sourceActor } from "@/server/alert/source-actor";
import { PANELS_MAX } from "@/server/incident/contract";
import { moveIncident } from "@/server/incident/move-incident";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { recordEvent } from "@/server/timeline/record-event";

/** Panels that alerts may bring into a room, each with a picture of how it looked. */
const PANELS_OF_ALERTS = 4;

interface Attaching {
  organizationId: string;
  incidentId: string;
  firings: readonly FullFiring[];
  now: Date;
}

/** Makes firings part of an incident, which opens again if it had ended with its alerts. */
export async function attachFirings(tx: Prisma.TransactionClient, attaching: Attaching): Promise<void> {
  const { organizationId, incidentId, firings, now } = attaching;
  const [first] = firings;
  if (!first) return;
  const pictured = await pinPanels(tx, attaching);
  const rows = firings.map(({ id, alertId }) => ({
    firing_id: id,
    alert_id: alertId,
    evidence: pictured.has(id) ? "pending" : "none",
  }));
  // By hand: a storm brings thousands at once.
  await tx.$executeRaw`
    insert into incident_alert (incident_id, organization_id, firing_id, alert_id, evidence, attached_at, next_attempt_at)
    select ${incidentId}::uuid, ${organizationId}::uuid, r.firing_id, r.alert_id, r.evidence, ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(firing_id uuid, alert_id uuid, evidence text)
    on conflict (incident_id, firing_id) do nothing`;
  if (firings.every(({ endsAt }) => endsAt !== null)) return;
  const { count } = await tx.alertIncidentKey.updateMany({
    where: { organizationId, incidentId, endedAt: { not: null } },
    data: { endedAt: null },
  });
  if (count === 0) return;
  const actor = sourceActor(first.source);
  await moveIncident(tx, { organizationId, incidentId, to: "investigating", actor, source: "alert", now });
}

/** Brings the panels that alerts name into the room. @returns the firings whose panel is to be captured */
async function pinPanels(tx: Prisma.TransactionClient, attaching: Attaching): Promise<Set<string>> {
  const { organizationId, incidentId, firings } = attaching;
  const named = new Map<string, FullFiring>();
  for (const firing of firings) {
    const { dashboardUid, panelId } = firing.links;
    const key = `${dashboardUid}/${panelId}`;
    if (dashboardUid && panelId !== undefined && firing.endsAt === null && !named.has(key)) named.set(key, firing);
  }
  if (named.size === 0) return new Set();
  const [panels, taken] = await Promise.all([
    tx.incidentPanel.findMany({ where: { incidentId }, select: { dashboardUid: true, panelId: true } }),
    tx.incidentAlert.count({ where: { incidentId, evidence: { not: "none" } } }),
  ]);
  const room = Math.min(PANELS_OF_ALERTS - taken, PANELS_MAX - panels.length);
  const present = new Set(panels.map(({ dashboardUid, panelId }) => `${dashboardUid}/${panelId}`));
  const fresh = [...named].filter(([key]) => !present.has(key)).slice(0, Math.max(0, room));
  for (const [index, [, { links, name, source }]] of fresh.entries()) {
    const { dashboardUid = "", panelId = 0 } = links;
    const title = name.slice(0, 300).toWellFormed();
    const position = panels.length + index;
    await tx.incidentPanel.create({ data: { organizationId, incidentId, dashboardUid, panelId, title, position } });
    await recordEvent(tx, {
      organizationId,
      incidentId,
      kind: "panel_pinned",
      actor: sourceActor(source),
      source: "alert",
      payload: { title, dashboardUid, panelId },
    });
  }
  return new Set(fresh.map(([, { id }]) => id));
}
