import { inOrganizationsTurn } from "@/server/alert/in-organizations-turn";
import { routeFirings } from "@/server/alert/route-firings";
import { tellAlerts } from "@/server/alert/tell-alerts";
import type { Services } from "@/server/platform/context";

/**
 * Does what had to wait: routes what a maintenance window held back, and tells timelines what a storm was too thick for.
 * @returns in how many milliseconds more is to be told; null when nothing waits
 */
export function catchUp(services: Services, organizationId: string): Promise<number | null> {
  return inOrganizationsTurn(services.db, organizationId, async (tx) => {
    const now = services.clock.now();
    const touched = await routeFirings(tx, services, { organizationId, now });
    const tellInMs = await tellAlerts(tx, { organizationId, now });
    if (touched.length > 0)
      await tx.$executeRaw`select pg_notify('alerts', ${JSON.stringify({ organization: organizationId })})`;
    return tellInMs;
  });
}
