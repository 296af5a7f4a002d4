import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail } from "@/server/incident/contract";
import type { pauseInput } from "@/server/incident/contract/pause";
import { decidePause } from "@/server/incident/rules/decide-pause";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Lets a running incident rest until a time: nobody is reminded of it meanwhile. One that rests already gets another
 * time and reason.
 * @throws AppError STATUS_NOT_ALLOWED for one that does not run; BAD_INPUT with the field `until`: `past` or `tooFar`
 */
export function pauseIncident(context: SignedIn, input: z.infer<typeof pauseInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, (incident, now) => {
    const { reason } = input;
    const decided = decidePause(incident, { until: new Date(input.until), reason }, now);
    if ("problem" in decided) {
      const { problem: code } = decided;
      if (code === "notActive") throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: incident.status });
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "until", code }] });
    }
    const until = new Date(input.until).toISOString();
    return { data: decided.change, event: { kind: "incident_paused", payload: { until, reason } } };
  });
}
