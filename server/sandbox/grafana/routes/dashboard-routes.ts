import { randomUUID } from "node:crypto";
import { classicSpec } from "../dashboards/dashboard-spec";
import { type DashboardStore, type SandboxDashboard, slugOf, tagsOf, titleOf } from "../dashboards/dashboard-store";
import type { GrafanaProfile } from "../grafana-profile";
import { object, text } from "../http/json-fields";
import { anyOf } from "../http/permissions";
import { json, message, type Reply } from "../http/reply";
import type { Identity } from "../http/service-account-tokens";
import { guardedRoute, type Route, route, writingRoute } from "../http/route";
import { dashboardAccess } from "./dashboard-access";
import { folderSummary } from "./folder-summary";

const changed = (): Reply =>
  json({ message: "The dashboard has been changed by someone else", status: "version-mismatch" }, 412);

/** Dashboards in the classic model. */
export function dashboardRoutes(store: DashboardStore, profile: GrafanaProfile): Route[] {
  const meta = (dashboard: SandboxDashboard, identity: Identity): Record<string, unknown> => ({
    type: "db",
    apiVersion: dashboard.storedVersion === "v0alpha1" ? "v0alpha1" : "v1",
    ...dashboardAccess(identity),
    slug: slugOf(dashboard),
    url: `/d/${dashboard.uid}/${slugOf(dashboard)}`,
    expires: "0001-01-01T00:00:00Z",
    created: new Date(dashboard.created).toISOString(),
    updated: new Date(dashboard.updated).toISOString(),
    createdBy: "admin",
    updatedBy: "admin",
    version: dashboard.version,
    hasAcl: false,
    isFolder: false,
    folderId: 0,
    folderUid: "",
    folderTitle: "General",
    folderUrl: "",
    ...folderSummary(store, dashboard.folderUid),
    provisioned: dashboard.provisioned,
    provisionedExternalId: dashboard.provisioned ? `${dashboard.uid}.json` : "",
    publicDashboardEnabled: false,
  });
  const read = (dashboard: SandboxDashboard, identity: Identity): Reply => {
    if (dashboard.storedVersion !== "v0alpha1" && profile.legacyReadOfV2 === "refused") {
      const path = `/apis/dashboard.grafana.app/${dashboard.storedVersion}/namespaces/default/dashboards/${dashboard.uid}`;
      return message(406, `dashboard api version not supported, use ${path} instead`);
    }
    const { id, uid, version } = dashboard;
    return json({ meta: meta(dashboard, identity), dashboard: { id, ...classicSpec(dashboard), uid, version } });
  };
  return [
    guardedRoute("GET", "/api/dashboards/uid/:uid", "dashboards:read", ({ parameters: [uid = ""], identity }) => {
      const found = store.dashboards.get(uid);
      return found ? read(found, identity) : message(404, "Dashboard not found");
    }),
    route("GET", "/api/dashboards/tags", () => {
      const counts = new Map<string, number>();
      for (const tag of [...store.dashboards.values()].flatMap(tagsOf)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return json([...counts].map(([term, count]) => ({ term, count })).sort((a, b) => a.term.localeCompare(b.term)));
    }),
    writingRoute("POST", "/api/dashboards/db", anyOf("dashboards:create", "dashboards:write"), (_call, body) =>
      save(store, body),
    ),
    guardedRoute("DELETE", "/api/dashboards/uid/:uid", "dashboards:delete", ({ parameters: [uid = ""] }) => {
      const found = store.dashboards.get(uid);
      if (!found) return message(404, "Dashboard not found");
      store.dashboards.delete(uid);
      return json({ message: `Dashboard ${titleOf(found)} deleted`, title: titleOf(found), uid });
    }),
  ];
}

function save(store: DashboardStore, body: Record<string, unknown>): Reply {
  const { id: _id, uid: asked, version, ...spec } = object(body.dashboard) ?? {};
  if (!object(body.dashboard)) return message(400, "bad request data");
  if (!text(spec.title).trim()) return json({ message: "Dashboard title cannot be empty", status: "empty-name" }, 400);
  const folderUid = text(body.folderUid);
  if (folderUid && !store.folders.has(folderUid)) return message(400, "folder not found");
  const uid = text(asked) || randomUUID().slice(0, 14);
  const before = store.dashboards.get(uid);
  if (before && body.overwrite !== true && version !== before.version) return changed();
  const saved = store.save(spec, { uid, folderUid, storedVersion: "v0alpha1" });
  return json({
    folderUid,
    id: saved.id,
    slug: slugOf(saved),
    status: "success",
    uid,
    url: `/d/${uid}/${slugOf(saved)}`,
    version: saved.version,
  });
}
