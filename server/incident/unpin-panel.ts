import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, unpinPanelInput } from "@/server/incident/contract";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** Takes a single panel out of the room. @throws AppError NOT_FOUND for a panel that the room does not hold */
export function unpinPanel(context: SignedIn, input: z.infer<typeof unpinPanelInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, async ({ id: incidentId }, _now, tx) => {
    const panel = await tx.incidentPanel.findFirst({ where: { id: input.id, incidentId } });
    if (!panel) throw new AppError("NOT_FOUND");
    const { id, title, dashboardUid, panelId } = panel;
    return {
      data: {},
      event: { kind: "panel_unpinned", payload: { title, dashboardUid, panelId } },
      also: () => tx.incidentPanel.delete({ where: { id } }),
    };
  });
}
