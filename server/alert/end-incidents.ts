import type { AtEnd } from "@/server/alert/contract/routing";
import { sourceActor } from "@/server/alert/source-actor";
import type { IncidentStatus } from "@/server/incident/contract";
import { moveIncident } from "@/server/incident/move-incident";
import { canReopen } from "@/server/incident/rules";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** An open incident none of whose firings goes on. */
export interface EndedIncident {
  incidentId: string;
  atEnd: AtEnd;
  source: { name: string; kind: string };
}

/** Open incidents that alerts opened, to which one of these alerts belongs, and where nothing fires any more. */
export async function endedIncidents(
  tx: Prisma.TransactionClient,
  alertIds: readonly string[],
): Promise<EndedIncident[]> {
  if (alertIds.length === 0) return [];
  return tx.$queryRawUnsafe<EndedIncident[]>(
    `select distinct on (k.incident_id) k.incident_id as "incidentId", k.at_end as "atEnd",
            json_build_object('name', s.name, 'kind', s.kind) as source
       from (select distinct incident_id from incident_alert where alert_id = any ($1::uuid[])) ia
       join incident i on i.id = ia.incident_id and i.status in ('triage', 'investigating', 'identified', 'fixing', 'monitoring')
       join alert_incident_key k on k.incident_id = ia.incident_id and k.at_end <> 'nothing' and k.ended_at is null
       join incident_alert one on one.incident_id = ia.incident_id
       join alert a on a.id = one.alert_id join alert_source s on s.id = a.source_id
      where not exists (select 1 from incident_alert x join alert_firing f on f.id = x.firing_id
                         where x.incident_id = ia.incident_id and f.ends_at is null)
      order by k.incident_id, one.attached_at`,
    [...alertIds],
  );
}

const TO: Record<Exclude<AtEnd, "nothing">, IncidentStatus> = { resolve: "resolved", monitor: "monitoring" };

/**
 * Ends incidents whose alerts have ended, as far as their rules say; closing them is left to people, and so is resolving
 * where more is to be done than that nothing fires.
 */
export async function endIncidents(
  tx: Prisma.TransactionClient,
  ended: readonly EndedIncident[],
  { organizationId, now }: { organizationId: string; now: Date },
): Promise<void> {
  for (const { incidentId, atEnd, source } of ended) {
    if (atEnd === "nothing") continue;
    const actor = sourceActor(source);
    const status = await moveIncident(tx, { organizationId, incidentId, to: TO[atEnd], actor, source: "alert", now });
    if (atEnd !== "resolve" || !status || !canReopen(status)) continue;
    await tx.alertIncidentKey.updateMany({ where: { organizationId, incidentId }, data: { endedAt: now } });
  }
}
