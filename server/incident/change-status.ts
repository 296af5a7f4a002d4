import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, changeStatusInput } from "@/server/incident/contract";
import { decideStatus } from "@/server/incident/rules";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** @throws AppError STATUS_NOT_ALLOWED when the rules have no step from the present status to the wanted one */
export function changeStatus(context: SignedIn, input: z.infer<typeof changeStatusInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, (incident, now) => {
    const decision = decideStatus(incident, input.status, now);
    if (!decision.allowed)
      throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: incident.status, to: input.status });
    return {
      data: decision.change,
      event: { kind: "status_changed", payload: { from: incident.status, to: input.status } },
    };
  });
}
