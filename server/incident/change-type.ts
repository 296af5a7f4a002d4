import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { changeTypeInput, IncidentDetail } from "@/server/incident/contract";
import { chosenType } from "@/server/incident/types/chosen-type";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { addTasks } from "@/server/task/add-tasks";

/**
 * Says of what type an incident is. Its first tasks come only where they are asked for, also later: then the type stays.
 * @throws AppError BAD_INPUT for a type of somebody else, for one that was put away, and where nothing would change
 */
export function changeType(context: SignedIn, input: z.infer<typeof changeTypeInput>): Promise<IncidentDetail> {
  const { organizationId, userId, name } = context.viewer;
  return changeIncident(context, "incident:update", input, async (incident, now, tx) => {
    const from = incident.typeId === null ? null : await tx.incidentType.findUnique({ where: { id: incident.typeId } });
    const to = await chosenType(tx, organizationId, input.typeId);
    if (from?.id === to?.id && !(to && input.withTasks)) {
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "typeId", code: "same" }] });
    }
    return {
      data: { typeId: to?.id ?? null },
      event: { kind: "type_changed", payload: { from: from?.name ?? null, to: to?.name ?? null } },
      afterwards: async () => {
        if (!to || !input.withTasks) return;
        const titles = to.tasks.map(({ title }) => title);
        const actor = { id: userId, name };
        await addTasks(tx, { organizationId, incidentId: incident.id, titles, actor, source: "web", now });
      },
    };
  });
}
