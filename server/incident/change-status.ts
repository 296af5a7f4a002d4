import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, changeStatusInput } from "@/server/incident/contract";
import { decideStatus, nextStatuses } from "@/server/incident/rules";
import { statusesOf } from "@/server/incident/status-settings";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** @throws AppError STATUS_NOT_ALLOWED when there is no step from the present status to the wanted one, or it is switched off */
export function changeStatus(context: SignedIn, input: z.infer<typeof changeStatusInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, async (incident, now, tx) => {
    const { status, reason } = input;
    const decision = decideStatus(incident, status, now);
    const settings = await statusesOf(tx, incident.organizationId);
    if (!decision.allowed || !nextStatuses(incident.status, settings).includes(status)) {
      throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: incident.status, to: status });
    }
    return {
      data: decision.change,
      event: { kind: "status_changed", payload: { from: incident.status, to: status, ...(reason && { reason }) } },
    };
  });
}
