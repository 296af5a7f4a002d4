import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import { type IncidentDetail, MILESTONES, type setTimesInput } from "@/server/incident/contract";
import { decideTimes } from "@/server/incident/rules/decide-times";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Puts right when things happened, with a reason that stays on record.
 * @throws AppError BAD_INPUT: a field `times.<name>` with what is wrong (see `decideTimes`), or `times` is `same` where
 * nothing would change
 */
export function setTimes(context: SignedIn, input: z.infer<typeof setTimesInput>): Promise<IncidentDetail> {
  const wrong = (path: string, code: string) => new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });
  return changeIncident(context, "incident:update", input, (incident, now) => {
    const wanted = Object.fromEntries(
      MILESTONES.flatMap((name) => {
        const time = input.times[name];
        return time === undefined ? [] : [[name, time === null ? null : new Date(time)]];
      }),
    );
    const decided = decideTimes(incident, wanted, now);
    if ("problem" in decided) throw wrong(`times.${decided.problem.name}`, decided.problem.code);
    const { times, changed } = decided;
    if (changed.length === 0) throw wrong("times", "same");
    return {
      data: times,
      event: {
        kind: "times_changed",
        payload: {
          times: changed.map((name) => ({
            name,
            from: incident[name]?.toISOString() ?? null,
            to: times[name]?.toISOString() ?? null,
          })),
          reason: input.reason,
        },
      },
    };
  });
}
