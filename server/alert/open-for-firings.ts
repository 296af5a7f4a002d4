import { randomUUID } from "node:crypto";
import type { RoutedGroup } from "@/server/alert/route-firings";
import { incidentTitle } from "@/server/alert/rules/incident-title";
import { severityOf } from "@/server/alert/rules/severity-of";
import { sourceActor } from "@/server/alert/source-actor";
import type { IncidentType } from "@/server/incident/contract/incident-type";
import { openIncident } from "@/server/incident/open-incident";
import { readTypes } from "@/server/incident/types/read-types";
import type { Prisma } from "@/server/platform/prisma-client/client";

const SUMMARY_MAX = 4_000;

/** The most severe of what fires speaks for all of it; of those the oldest. */
function leadOf({ firings, settings }: RoutedGroup, type: IncidentType | null) {
  const open = firings.filter(({ endsAt }) => endsAt === null);
  const ranked = open.map((firing) => ({
    firing,
    severity: severityOf(firing.labels, settings, type?.severity ?? undefined),
  }));
  return ranked.toSorted((a, b) => (a.severity < b.severity ? -1 : Number(a.severity > b.severity)))[0];
}

/** The type that a rule names, unless it was put away. */
async function typeOf(
  tx: Prisma.TransactionClient,
  organizationId: string,
  { settings: { typeId } }: RoutedGroup,
): Promise<IncidentType | null> {
  if (typeId === null) return null;
  const types = await readTypes(tx, organizationId);
  return types.find(({ id, archivedAt }) => id === typeId.toLowerCase() && archivedAt === null) ?? null;
}

/**
 * Opens an incident for firings with one key, which then belongs to it. Nobody has acknowledged it. A type does not make
 * it private: nobody would have to do with it yet, and so nobody would see it.
 */
export async function openForFirings(
  tx: Prisma.TransactionClient,
  group: RoutedGroup,
  { organizationId, now }: { organizationId: string; now: Date },
): Promise<string> {
  const type = await typeOf(tx, organizationId, group);
  const lead = leadOf(group, type);
  if (!lead) throw new Error("Nothing fires that an incident could be opened for");
  const { firing, severity } = lead;
  const { settings, service, key, action } = group;
  const { id: incidentId } = await openIncident(tx, {
    organizationId,
    actor: sourceActor(firing.source),
    source: "alert",
    status: action === "open" ? "investigating" : "triage",
    now,
    acknowledgedAt: null,
    impactStartedAt: firing.startsAt,
    idempotencyKey: randomUUID(),
    title: incidentTitle(firing.name, firing.annotations),
    summary:
      (firing.annotations.description ?? "").trim().slice(0, SUMMARY_MAX).toWellFormed() || (type?.summary ?? ""),
    severity,
    mode: "live",
    typeId: type?.id ?? null,
    teamId: settings.teamId ?? service?.teamId ?? type?.team?.id ?? null,
    dashboards: [],
    serviceIds: service ? [service.id] : [],
  });
  const held = { incidentId, openedAt: now, atEnd: settings.atEnd, endedAt: null };
  await tx.alertIncidentKey.upsert({
    where: { organizationId_key: { organizationId, key } },
    create: { organizationId, key, ...held },
    update: held,
  });
  return incidentId;
}
