import { randomUUID } from "node:crypto";
import type { DashboardStore, SandboxFolder } from "../dashboards/dashboard-store";
import { text } from "../http/json-fields";
import { coded, json, message, type Reply } from "../http/reply";
import { type Call, guardedRoute, type Route, writingRoute } from "../http/route";
import { folderDetail } from "./folder-summary";

const notFound = (): Reply => json({ message: "folder not found", status: "not-found" }, 404);
const byTitle = (a: SandboxFolder, b: SandboxFolder): number => a.title.localeCompare(b.title);

/** Folders, which nest. */
export function folderRoutes(store: DashboardStore): Route[] {
  const withFolder =
    (handle: (folder: SandboxFolder, call: Call) => Reply): Route["handle"] =>
    (call) => {
      const folder = store.folders.get(call.parameters[0] ?? "");
      return folder ? handle(folder, call) : notFound();
    };
  const children = (uid: string) => [...store.folders.values()].filter((folder) => folder.parentUid === uid);
  const below = (uid: string): string[] => [uid, ...children(uid).flatMap((folder) => below(folder.uid))];
  const counts = (uid: string) => {
    const inside = new Set(below(uid));
    const within = (list: Iterable<{ folderUid: string }>) =>
      [...list].filter(({ folderUid }) => inside.has(folderUid)).length;
    return {
      alertrule: 0,
      dashboard: within(store.dashboards.values()),
      folder: inside.size - 1,
      librarypanel: within(store.libraryElements.values()),
    };
  };

  return [
    guardedRoute("GET", "/api/folders", "folders:read", ({ url }) => {
      const limit = Number(url.searchParams.get("limit") ?? 0) || 1000;
      const page = Math.max(1, Number(url.searchParams.get("page") ?? 1) || 1);
      const list = children(url.searchParams.get("parentUid") ?? "").sort(byTitle);
      return json(
        list.slice((page - 1) * limit, page * limit).map(({ id, uid, title, parentUid }) => ({
          id,
          uid,
          title,
          ...(parentUid ? { parentUid } : {}),
        })),
      );
    }),
    guardedRoute(
      "GET",
      "/api/folders/:uid",
      "folders:read",
      withFolder((folder, { identity }) => json(folderDetail(store, folder, identity))),
    ),
    guardedRoute(
      "GET",
      "/api/folders/:uid/counts",
      "folders:read",
      withFolder((folder) => json(counts(folder.uid))),
    ),
    writingRoute("POST", "/api/folders", "folders:create", ({ identity }, body) => {
      const title = text(body.title);
      const uid = text(body.uid) || randomUUID().slice(0, 14);
      const parentUid = text(body.parentUid);
      if (!title) return coded(400, "folder.title-empty", "folder title cannot be empty");
      if (store.folders.has(uid)) return message(412, "the folder has been changed by someone else");
      if (parentUid && !store.folders.has(parentUid)) return message(400, "parent folder not found");
      return json(folderDetail(store, store.addFolder({ uid, title, parentUid }), identity));
    }),
    guardedRoute(
      "DELETE",
      "/api/folders/:uid",
      "folders:delete",
      withFolder(({ uid }) => {
        if (counts(uid).librarypanel > 0) {
          return coded(400, "folder.not-empty", "Folder cannot be deleted: folder is not empty");
        }
        const gone = new Set(below(uid));
        for (const one of gone) store.folders.delete(one);
        for (const dashboard of store.dashboards.values()) {
          if (gone.has(dashboard.folderUid)) store.dashboards.delete(dashboard.uid);
        }
        return json({ message: "Folder deleted" });
      }),
    ),
  ];
}
