import { type ChecklistSettings, checklistSettings, USUAL_CHECKLIST } from "@/server/incident/contract/checklist";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { versionedSetting } from "@/server/platform/versioned-setting";

const setting = versionedSetting("incident.checklist", checklistSettings, USUAL_CHECKLIST);

/** An organization's checklist. */
export const checklistOf = setting.read;

/** Everybody may see by what incidents will be resolved. @throws AppError FORBIDDEN */
export function readChecklistSettings({ services, viewer }: SignedIn): Promise<ChecklistSettings> {
  authorize(viewer, "incident:read");
  return checklistOf(services.db, viewer.organizationId);
}

/**
 * What is to be done before an incident is resolved; those that were opened before keep what they have. `version` is the
 * one that the sender saw.
 * @throws AppError FORBIDDEN, CONFLICT when somebody was faster
 */
export async function setChecklistSettings(
  { services, viewer }: SignedIn,
  wanted: ChecklistSettings,
): Promise<ChecklistSettings> {
  authorize(viewer, "settings:update");
  return setting.change(services, viewer.organizationId, wanted);
}
