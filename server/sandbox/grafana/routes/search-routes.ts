import type { SandboxDashboard } from "../dashboards/sandbox-dashboards";
import { json, message } from "../http/reply";
import { type Route, route } from "../http/route";

const MAX_LIMIT = 5_000;

interface Hit {
  uid: string;
  title: string;
  type: "dash-db" | "dash-folder";
  tags: string[];
  folderUid?: string;
}

function hits(dashboards: readonly SandboxDashboard[]): Hit[] {
  const folders = new Map(dashboards.flatMap(({ folder }) => (folder ? [[folder.uid, folder] as const] : [])));
  const common = { orgId: 1, slug: "", isStarred: false, sortMeta: 0, isDeleted: false };
  return [
    ...[...folders.values()].map((folder) => ({
      ...common,
      id: folder.id,
      uid: folder.uid,
      title: folder.title,
      uri: `db/${folder.uid}`,
      url: `/dashboards/f/${folder.uid}/${folder.uid}`,
      type: "dash-folder" as const,
      tags: [],
    })),
    ...dashboards.map(({ id, slug, folder, dashboard }) => ({
      ...common,
      id,
      uid: dashboard.uid,
      title: dashboard.title,
      uri: `db/${slug}`,
      url: `/d/${dashboard.uid}/${slug}`,
      type: "dash-db" as const,
      tags: dashboard.tags,
      ...(folder
        ? {
            folderId: folder.id,
            folderUid: folder.uid,
            folderTitle: folder.title,
            folderUrl: `/dashboards/f/${folder.uid}/${folder.uid}`,
          }
        : {}),
    })),
  ];
}

/** `GET /api/search`: filters are combined by AND; the result is sorted by title. */
export function searchRoutes(dashboards: readonly SandboxDashboard[]): Route[] {
  return [
    route("GET", "/api/search", ({ url }) => {
      const get = (name: string) => url.searchParams.get(name);
      const all = (name: string) => url.searchParams.getAll(name);
      const limit = Number(get("limit") ?? 0) || 1000;
      const page = Math.max(1, Number(get("page") ?? 1) || 1);
      if (limit > MAX_LIMIT) {
        return message(
          422,
          `Limit is above maximum allowed (${MAX_LIMIT}), use page parameter to access hits beyond limit`,
        );
      }
      const text = (get("query") ?? "").toLowerCase();
      const [tags, uids, folders] = [all("tag"), all("dashboardUIDs"), all("folderUIDs")];
      const found = hits(dashboards).filter(
        (hit) =>
          hit.title.toLowerCase().includes(text) &&
          (!get("type") || hit.type === get("type")) &&
          tags.every((tag) => hit.tags.includes(tag)) &&
          (uids.length === 0 || uids.includes(hit.uid)) &&
          (folders.length === 0 ||
            folders.some((uid) => (uid === "general" || uid === "" ? !hit.folderUid : uid === hit.folderUid))) &&
          get("starred") !== "true" &&
          get("deleted") !== "true",
      );
      const sign = get("sort") === "alpha-desc" ? -1 : 1;
      found.sort((a, b) => sign * a.title.localeCompare(b.title));
      return json(found.slice((page - 1) * limit, page * limit));
    }),
  ];
}
