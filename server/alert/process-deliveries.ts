import { endedIncidents, endIncidents } from "@/server/alert/end-incidents";
import { inOrganizationsTurn } from "@/server/alert/in-organizations-turn";
import { placeReports } from "@/server/alert/place-reports";
import { recordToldChanges } from "@/server/alert/record-told-changes";
import { routeFirings } from "@/server/alert/route-firings";
import { storeFirings } from "@/server/alert/store-firings";
import { tellAlerts } from "@/server/alert/tell-alerts";
import { recordChanges } from "@/server/change/record-changes";
import { giveBackDelivery } from "@/server/intake/give-back-delivery";
import { type ReadDelivery, readDeliveries } from "@/server/intake/read-deliveries";
import { claimDeliveries, settleDeliveries } from "@/server/intake/settle-deliveries";
import type { Services } from "@/server/platform/context";
import { isPassingFailure } from "@/server/platform/is-passing-failure";

export interface Processed {
  /** Deliveries that were worked off or given back; 0 when nothing is due. */
  deliveries: number;
  /** In how many milliseconds a timeline is to be told what had to wait; null when nothing waits. */
  tellInMs: number | null;
}

/**
 * Works off the next deliveries of an organization: all that comes of one happens, or nothing of it. Whoever else tries
 * waits, and finds nothing left.
 * @throws what the database fails with in passing: nothing is lost, and it is to be tried again
 */
export async function processDeliveries(services: Services, organizationId: string): Promise<Processed> {
  const due = await readDeliveries(services, organizationId);
  if (due.length === 0) return { deliveries: 0, tellInMs: null };
  try {
    return { deliveries: due.length, tellInMs: await take(services, organizationId, due) };
  } catch (error) {
    if (isPassingFailure(error)) throw error;
    // One delivery that cannot be worked off must not hold up its neighbours.
    for (const one of due) {
      await take(services, organizationId, [one]).catch((reason: unknown) => {
        if (isPassingFailure(reason)) throw reason;
        return giveBackDelivery(services, organizationId, one, reason);
      });
    }
    return { deliveries: due.length, tellInMs: null };
  }
}

function take(services: Services, organizationId: string, due: readonly ReadDelivery[]): Promise<number | null> {
  return inOrganizationsTurn(services.db, organizationId, async (tx) => {
    const deliveries = await claimDeliveries(tx, due);
    if (deliveries.length === 0) return null;
    const now = services.clock.now();
    // Before an incident is opened: it begins with what was changed in its services.
    for (const { source, report } of deliveries) {
      const { id, name: sourceName } = source;
      await recordChanges(tx, { organizationId, source: id, sourceName, changes: report.changes });
    }
    // First: an incident that opens now is told what was changed before.
    await recordToldChanges(tx, organizationId, deliveries);
    const alerts = await placeReports(tx, deliveries);
    const alertIds = await storeFirings(tx, { organizationId, deliveries, alerts, now });
    await routeFirings(tx, services, { organizationId, now });
    const ended = await endedIncidents(tx, alertIds);
    // What ended is told before that it ended the incident.
    const atOnce = new Set(ended.map(({ incidentId }) => incidentId));
    const tellInMs = await tellAlerts(tx, { organizationId, now, atOnce });
    await endIncidents(tx, ended, { organizationId, now });
    await settleDeliveries(tx, organizationId, deliveries, services);
    await tx.$executeRaw`select pg_notify('alerts', ${JSON.stringify({ organization: organizationId })})`;
    return tellInMs;
  });
}
