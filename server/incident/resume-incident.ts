import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail } from "@/server/incident/contract";
import type { resumeInput } from "@/server/incident/contract/pause";
import { pauseOf, resumed } from "@/server/incident/rules/decide-pause";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** Goes on with an incident that rests. @throws AppError BAD_INPUT with the field `number`: `notPaused` */
export function resumeIncident(context: SignedIn, input: z.infer<typeof resumeInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, (incident, now) => {
    if (!pauseOf(incident)) {
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "number", code: "notPaused" }] });
    }
    return { data: resumed(now), event: { kind: "incident_resumed", payload: { by: "person" } } };
  });
}
