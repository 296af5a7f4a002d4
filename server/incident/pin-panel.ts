import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import { type IncidentDetail, PANELS_MAX, type pinPanelInput } from "@/server/incident/contract";
import { pinnedPanels } from "@/server/incident/pinned-panels";
import { placePanels } from "@/server/incident/place-panels";
import { movePanel } from "@/server/incident/rules/arrange-panels";
import { isSamePanel } from "@/server/incident/rules/is-same-panel";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

const refused = (code: "tooMany" | "pinned"): AppError =>
  new AppError("BAD_INPUT", undefined, { fields: [{ path: "panels", code }] });

/**
 * Puts a single panel into the room, with what its variables are set to.
 * @throws AppError BAD_INPUT with the field's code `tooMany` or, where it is pinned with these values, `pinned`
 */
export function pinPanel(context: SignedIn, input: z.infer<typeof pinPanelInput>): Promise<IncidentDetail> {
  const { organizationId } = context.viewer;
  const { dashboardUid, panelId, title, variables, width, height, position } = input;
  return changeIncident(context, "incident:update", input, async ({ id: incidentId }, _now, tx) => {
    const present = await pinnedPanels(tx, incidentId);
    if (present.some((panel) => isSamePanel(panel, input))) throw refused("pinned");
    if (present.length >= PANELS_MAX) throw refused("tooMany");
    const panel = { id: randomUUID(), dashboardUid, panelId, title, variables, width, height };
    return {
      data: {},
      event: { kind: "panel_pinned", payload: { title, dashboardUid, panelId } },
      also: async () => {
        await tx.incidentPanel.create({ data: { ...panel, organizationId, incidentId, position: present.length } });
        if (position === undefined) return;
        await placePanels(tx, incidentId, movePanel([...present, panel], panel.id, position));
      },
    };
  });
}
