import type { DashboardStore, SandboxFolder } from "../dashboards/dashboard-store";
import { slug } from "../dashboards/slug";
import type { Identity } from "../http/service-account-tokens";

export const folderUrl = (folder: SandboxFolder): string => `/dashboards/f/${folder.uid}/${slug(folder.title)}`;

/** The folder that something lies in, as search hits and dashboards name it. Nothing at the root. */
export function folderSummary(store: DashboardStore, uid: string): Record<string, unknown> {
  const folder = store.folders.get(uid);
  if (!folder) return {};
  return { folderId: folder.id, folderUid: folder.uid, folderTitle: folder.title, folderUrl: folderUrl(folder) };
}

/** A whole folder with its parents, as `GET /api/folders/:uid` answers it. */
export function folderDetail(
  store: DashboardStore,
  folder: SandboxFolder,
  identity: Identity,
): Record<string, unknown> {
  const may = identity.role !== "Viewer";
  const at = new Date(folder.created).toISOString();
  const plain = (one: SandboxFolder): Record<string, unknown> => ({
    id: one.id,
    uid: one.uid,
    orgId: 1,
    title: one.title,
    url: folderUrl(one),
    hasAcl: false,
    canSave: may,
    canEdit: may,
    canAdmin: identity.role === "Admin",
    canDelete: may,
    createdBy: "Anonymous",
    created: at,
    updatedBy: "Anonymous",
    updated: at,
    version: one.version,
  });
  const parents = store.path(folder.uid).slice(0, -1);
  return {
    ...plain(folder),
    ...(parents.length > 0 ? { parentUid: folder.parentUid, parents: parents.map(plain) } : {}),
  };
}
