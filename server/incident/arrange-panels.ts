import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, arrangePanelsInput } from "@/server/incident/contract";
import { pinnedPanels } from "@/server/incident/pinned-panels";
import { placePanels } from "@/server/incident/place-panels";
import { isArrangementOf } from "@/server/incident/rules/arrange-panels";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Gives all pinned panels their order and sizes at once.
 * @throws AppError BAD_INPUT where the list does not name each panel of the room once
 */
export function arrangePanels(context: SignedIn, input: z.infer<typeof arrangePanelsInput>): Promise<IncidentDetail> {
  const { panels } = input;
  return changeIncident(context, "incident:update", input, async ({ id: incidentId }, _now, tx) => {
    const present = await pinnedPanels(tx, incidentId);
    if (!isArrangementOf(present, panels)) {
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "panels", code: "notAll" }] });
    }
    const titles = new Map(present.map(({ id, title }) => [id, title]));
    return {
      data: {},
      event: { kind: "panels_arranged", payload: { panels: panels.map(({ id }) => titles.get(id)) } },
      also: () => placePanels(tx, incidentId, panels),
    };
  });
}
