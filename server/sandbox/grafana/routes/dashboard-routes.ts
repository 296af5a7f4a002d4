import type { SandboxDashboard } from "../dashboards/sandbox-dashboards";
import { json, message } from "../http/reply";
import { type Route, route } from "../http/route";
import type { Identity } from "../http/service-account-tokens";

const CREATED = "2026-01-05T08:00:00Z";

function meta({ folder, slug, dashboard }: SandboxDashboard, identity: Identity): Record<string, unknown> {
  const editor = identity.role === "Editor";
  const may = { canAdd: editor, canEdit: editor, canDelete: editor };
  return {
    type: "db",
    apiVersion: "v1",
    canSave: editor,
    canEdit: editor,
    canAdmin: false,
    canStar: true,
    canDelete: editor,
    slug,
    url: `/d/${dashboard.uid}/${slug}`,
    expires: "0001-01-01T00:00:00Z",
    created: CREATED,
    updated: CREATED,
    createdBy: "admin",
    updatedBy: "admin",
    version: dashboard.version,
    hasAcl: false,
    isFolder: false,
    folderId: folder?.id ?? 0,
    folderUid: folder?.uid ?? "",
    folderTitle: folder?.title ?? "General",
    folderUrl: folder ? `/dashboards/f/${folder.uid}/${folder.uid}` : "",
    provisioned: true,
    provisionedExternalId: `${slug}.json`,
    annotationsPermissions: { dashboard: may, organization: may },
    publicDashboardEnabled: false,
  };
}

/** Reading of dashboards in the classic model. */
export function dashboardRoutes(dashboards: readonly SandboxDashboard[]): Route[] {
  return [
    route("GET", "/api/dashboards/uid/:uid", ({ parameters: [uid], identity }) => {
      const found = dashboards.find(({ dashboard }) => dashboard.uid === uid);
      if (!found) return message(404, "Dashboard not found");
      return json({ meta: meta(found, identity), dashboard: { id: found.id, ...found.dashboard } });
    }),
    route("GET", "/api/dashboards/tags", () => {
      const counts = new Map<string, number>();
      for (const tag of dashboards.flatMap(({ dashboard }) => dashboard.tags))
        counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return json([...counts].map(([term, count]) => ({ term, count })).sort((a, b) => b.count - a.count));
    }),
  ];
}
