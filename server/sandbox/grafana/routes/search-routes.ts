import { type DashboardStore, slugOf, tagsOf, titleOf } from "../dashboards/dashboard-store";
import { slug } from "../dashboards/slug";
import { text } from "../http/json-fields";
import { json, message } from "../http/reply";
import { type Route, route } from "../http/route";
import { folderSummary, folderUrl } from "./folder-summary";

const MAX_LIMIT = 5_000;

interface Hit {
  uid: string;
  title: string;
  type: "dash-db" | "dash-folder";
  tags: string[];
  folderUid?: string;
}

function hits(store: DashboardStore): Hit[] {
  const common = { orgId: 1, slug: "", isStarred: false, sortMeta: 0, isDeleted: false };
  return [
    ...[...store.folders.values()].map((folder) => ({
      ...common,
      id: folder.id,
      uid: folder.uid,
      title: folder.title,
      uri: `db/${slug(folder.title)}`,
      url: folderUrl(folder),
      type: "dash-folder" as const,
      tags: [],
      ...folderSummary(store, folder.parentUid),
    })),
    ...[...store.dashboards.values()].map((dashboard) => ({
      ...common,
      id: dashboard.id,
      uid: dashboard.uid,
      title: titleOf(dashboard),
      uri: `db/${slugOf(dashboard)}`,
      url: `/d/${dashboard.uid}/${slugOf(dashboard)}`,
      type: "dash-db" as const,
      tags: tagsOf(dashboard),
      ...(text(dashboard.spec.description) ? { description: dashboard.spec.description } : {}),
      ...folderSummary(store, dashboard.folderUid),
    })),
  ];
}

/** `GET /api/search`: filters are combined by AND; the result is sorted by title. */
export function searchRoutes(store: DashboardStore): Route[] {
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
      const wanted = (get("query") ?? "").toLowerCase();
      const [tags, uids, folders] = [all("tag"), all("dashboardUIDs"), all("folderUIDs")];
      const found = hits(store).filter(
        (hit) =>
          hit.title.toLowerCase().includes(wanted) &&
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
