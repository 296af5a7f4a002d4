import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, changeSeverityInput } from "@/server/incident/contract";
import { decideSeverity } from "@/server/incident/rules";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** @throws AppError STATUS_NOT_ALLOWED for a closed incident or a severity that it has already */
export function changeSeverity(context: SignedIn, input: z.infer<typeof changeSeverityInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, (incident) => {
    const { severity: from, status } = incident;
    const decision = decideSeverity(incident, input.severity);
    if (!decision.allowed) throw new AppError("STATUS_NOT_ALLOWED", undefined, { status, from, to: input.severity });
    return { data: decision.change, event: { kind: "severity_changed", payload: { from, to: input.severity } } };
  });
}
