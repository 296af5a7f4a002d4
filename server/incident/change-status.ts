import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, changeStatusInput } from "@/server/incident/contract";
import { endPause } from "@/server/incident/end-pause";
import { decideStatus, nextStatuses } from "@/server/incident/rules";
import { openOfHolds } from "@/server/incident/rules/open-of-holds";
import { statusHolds } from "@/server/incident/status-holds";
import { statusesOf } from "@/server/incident/status-settings";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Changes the status; an incident that rested goes on by that.
 * @throws AppError STATUS_NOT_ALLOWED when there is no step from the present status to the wanted one, or it is switched
 * off; CHECKLIST_OPEN with what is `open` of the checklist, unless a reason says why it is resolved anyway; FIELDS_MISSING
 */
export function changeStatus(context: SignedIn, input: z.infer<typeof changeStatusInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, async (incident, now, tx) => {
    const { status, reason, anyway } = input;
    const decision = decideStatus(incident, status, now);
    const settings = await statusesOf(tx, incident.organizationId);
    if (!decision.allowed || !nextStatuses(incident.status, settings).includes(status)) {
      throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: incident.status, to: status });
    }
    const holds = await statusHolds(tx, incident, { to: status, by: "person" });
    const kept = holds.find(({ isPassable }) => !(isPassable && anyway && reason));
    if (kept) throw new AppError(kept.code, undefined, kept.details);
    const { userId: id, name } = context.viewer;
    const pause = await endPause(tx, incident, { by: "status", actor: { id, name }, source: "web", now });
    const told = { ...(reason && { reason }), ...openOfHolds(holds) };
    return {
      data: { ...decision.change, ...pause },
      event: { kind: "status_changed", payload: { from: incident.status, to: status, ...told } },
    };
  });
}
