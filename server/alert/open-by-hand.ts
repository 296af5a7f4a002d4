import { attachFirings } from "@/server/alert/attach-firings";
import type { OpenInput } from "@/server/alert/contract/by-hand";
import { findServices } from "@/server/alert/find-services";
import { inOrganizationsTurn } from "@/server/alert/in-organizations-turn";
import { newestFirings } from "@/server/alert/newest-firings";
import { tellAlerts } from "@/server/alert/tell-alerts";
import { openIncident } from "@/server/incident/open-incident";
import { chosenType } from "@/server/incident/types/chosen-type";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Opens an incident for alerts in somebody's name, with their panels and pictures as one that opens by itself. The same
 * idempotency key opens one.
 * @throws AppError FORBIDDEN; NOT_FOUND when none of the alerts is there; BAD_INPUT as of `openIncident`
 */
export async function openByHand({ viewer, services }: SignedIn, input: OpenInput): Promise<{ number: number }> {
  authorize(viewer, "incident:declare");
  const { organizationId, userId, name } = viewer;
  const { alertIds, ...wish } = input;
  return inOrganizationsTurn(services.db, organizationId, async (tx) => {
    const firings = await newestFirings(tx, organizationId, alertIds);
    const [first] = firings;
    if (!first) throw new AppError("NOT_FOUND");
    const now = services.clock.now();
    const findService = await findServices(tx, organizationId);
    const found = firings.flatMap(({ labels }) => findService(labels.service, labels) ?? []);
    const serviceIds = [...new Set(found.map(({ id }) => id))];
    const type = await chosenType(tx, organizationId, input.typeId);
    const { id: incidentId, number } = await openIncident(tx, {
      ...wish,
      organizationId,
      actor: { id: userId, name },
      source: "web",
      status: "investigating",
      now,
      acknowledgedAt: now,
      impactStartedAt: first.startsAt,
      mode: "live",
      teamId: found[0]?.teamId ?? type?.team?.id ?? null,
      dashboards: [],
      serviceIds,
    });
    await attachFirings(tx, { organizationId, incidentId, firings, now });
    await tellAlerts(tx, { organizationId, now, atOnce: new Set([incidentId]) });
    await tx.$executeRaw`select pg_notify('alerts', ${JSON.stringify({ organization: organizationId })})`;
    return { number };
  });
}
