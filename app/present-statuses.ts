import { cache } from "react";
import { presentContext } from "@/app/present-context";
import { type StatusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { statusesOf } from "@/server/incident/status-settings";

/** The statuses of where the reader belongs; a page that cannot be told them still says what it has to. */
export const presentStatuses = cache(async (): Promise<StatusSettings> => {
  try {
    const { viewer, services } = await presentContext();
    return viewer ? await statusesOf(services.db, viewer.organizationId) : USUAL_STATUSES;
  } catch {
    return USUAL_STATUSES;
  }
});
