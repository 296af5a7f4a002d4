import { randomUUID } from "node:crypto";
import type { DashboardStore, SandboxLibraryElement } from "../dashboards/dashboard-store";
import { object, text } from "../http/json-fields";
import { json, message, type Reply } from "../http/reply";
import { guardedRoute, type Route, writingRoute } from "../http/route";

const PANEL = 1;
const missing = (): Reply => message(404, "library element could not be found");

/** Library panels. A dashboard keeps only a reference to one; its model is here. */
export function libraryElementRoutes(store: DashboardStore): Route[] {
  const onTheWire = (element: SandboxLibraryElement): Record<string, unknown> => {
    const at = new Date(element.created).toISOString();
    const folder = store.folders.get(element.folderUid);
    const author = { id: 1, name: "admin", avatarUrl: "" };
    return {
      id: element.id,
      orgId: 1,
      folderId: folder?.id ?? 0,
      folderUid: element.folderUid,
      uid: element.uid,
      name: element.name,
      kind: PANEL,
      type: text(element.model.type),
      description: text(element.model.description),
      model: element.model,
      version: element.version,
      meta: {
        folderName: folder?.title ?? "General",
        folderUid: element.folderUid,
        connectedDashboards: connections(store, element.uid).length,
        created: at,
        updated: at,
        createdBy: author,
        updatedBy: author,
      },
    };
  };
  const read = "library.panels:read";
  return [
    guardedRoute("GET", "/api/library-elements", read, ({ url }) => {
      const get = (name: string) => url.searchParams.get(name) ?? "";
      const perPage = Number(get("perPage")) || 100;
      const page = Number(get("page")) || 1;
      const wanted = get("searchString").toLowerCase();
      const types = get("typeFilter").split(",").filter(Boolean);
      const folders = get("folderFilterUIDs").split(",").filter(Boolean);
      const found = [...store.libraryElements.values()]
        .filter(
          ({ uid, name, model, folderUid }) =>
            name.toLowerCase().includes(wanted) &&
            uid !== get("excludeUid") &&
            (!get("kind") || get("kind") === String(PANEL)) &&
            (types.length === 0 || types.includes(text(model.type))) &&
            (folders.length === 0 || folders.includes(folderUid || "general")),
        )
        .sort((a, b) => (get("sortDirection") === "alpha-desc" ? -1 : 1) * a.name.localeCompare(b.name));
      const elements = found.slice((page - 1) * perPage, page * perPage).map(onTheWire);
      return json({ result: { totalCount: found.length, elements, page, perPage } });
    }),
    guardedRoute("GET", "/api/library-elements/:uid", read, ({ parameters: [uid = ""] }) => {
      const element = store.libraryElements.get(uid);
      return element ? json({ result: onTheWire(element) }) : missing();
    }),
    guardedRoute("GET", "/api/library-elements/:uid/connections", read, ({ parameters: [uid = ""] }) =>
      store.libraryElements.has(uid)
        ? json({ result: connections(store, uid).map((connectionUid) => ({ kind: PANEL, connectionUid })) })
        : missing(),
    ),
    writingRoute("POST", "/api/library-elements", "library.panels:create", (_call, body) => {
      const uid = text(body.uid) || randomUUID().slice(0, 14);
      const [name, model, folderUid] = [text(body.name), object(body.model), text(body.folderUid)];
      if (!name || !model) return message(400, "bad request data");
      if ([...store.libraryElements.values()].some((one) => one.uid === uid || one.name === name)) {
        return message(400, "library element with that name or UID already exists");
      }
      return json({ result: onTheWire(store.addLibraryElement({ uid, name, model, folderUid })) });
    }),
    guardedRoute("DELETE", "/api/library-elements/:uid", "library.panels:delete", ({ parameters: [uid = ""] }) => {
      const element = store.libraryElements.get(uid);
      if (!element) return missing();
      if (connections(store, uid).length > 0) return message(403, "the library element has connections");
      store.libraryElements.delete(uid);
      return json({ id: element.id, message: "Library element deleted" });
    }),
  ];
}

/** Dashboards that use a library panel, in either schema. */
function connections(store: DashboardStore, uid: string): string[] {
  const reference = `"libraryPanel":{`;
  return [...store.dashboards.values()]
    .filter(({ spec }) => {
      const text = JSON.stringify(spec);
      return text.includes(reference) && text.includes(`"uid":${JSON.stringify(uid)}`);
    })
    .map((dashboard) => dashboard.uid);
}
