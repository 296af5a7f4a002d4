import type { Identity } from "../http/service-account-tokens";

/** What the caller may do with a dashboard, as every answer about one repeats it. */
export function dashboardAccess({ role }: Identity): Record<string, unknown> {
  const may = role !== "Viewer";
  const annotations = { canAdd: may, canEdit: may, canDelete: may };
  return {
    canSave: may,
    canEdit: may,
    canAdmin: role === "Admin",
    canStar: true,
    canDelete: may,
    annotationsPermissions: { dashboard: annotations, organization: annotations },
  };
}
