import { randomBytes } from "node:crypto";
import { object, text } from "../http/json-fields";
import { coded, json, message, type Reply } from "../http/reply";
import { guardedRoute, openRoute, type Route, route, writingRoute } from "../http/route";

interface Snapshot {
  id: number;
  key: string;
  deleteKey: string;
  name: string;
  dashboard: Record<string, unknown>;
  created: number;
  /** Epoch milliseconds; far away for one that stays. */
  expires: number;
}

const FOREVER = 50 * 365 * 86_400_000;
const secret = (): string => randomBytes(24).toString("base64url").replaceAll(/[-_]/g, "x");
const missing = (): Reply => coded(404, "dashboardsnapshots.not-found", "Snapshot not found");
const deleted = (): Reply =>
  json({ message: "Snapshot deleted. It might take an hour before it's cleared from any CDN caches." });

/** Snapshots: whoever knows the key reads one without a token. */
export function snapshotRoutes(now: () => number, publicUrl: () => string): Route[] {
  const snapshots = new Map<string, Snapshot>();
  let nextId = 1;
  const alive = (key: string): Snapshot | undefined => {
    const found = snapshots.get(key);
    return found && found.expires > now() ? found : undefined;
  };
  const read = ({ dashboard, created, expires }: Snapshot): Reply =>
    json({
      meta: {
        isSnapshot: true,
        type: "snapshot",
        canSave: false,
        canEdit: false,
        canAdmin: false,
        canStar: false,
        canDelete: false,
        slug: "",
        url: "",
        expires: new Date(expires).toISOString(),
        created: new Date(created).toISOString(),
        updated: "0001-01-01T00:00:00Z",
        updatedBy: "",
        createdBy: "",
        version: 0,
        hasAcl: false,
        isFolder: false,
        folderId: 0,
        folderUid: "",
        folderTitle: "",
        folderUrl: "",
        provisioned: false,
        provisionedExternalId: "",
        annotationsPermissions: null,
      },
      dashboard,
    });

  return [
    writingRoute("POST", "/api/snapshots", "snapshots:create", (_call, body) => {
      const dashboard = object(body.dashboard);
      if (!dashboard) return json({ message: "bad request data", traceID: "" }, 400);
      // The permission is asked for the dashboard that the snapshot is of.
      if (!text(dashboard.uid)) return json({ message: "forbidden", traceID: "" }, 403);
      const [key, deleteKey] = [secret(), secret()];
      const lifetime = Number(body.expires ?? 0) * 1000 || FOREVER;
      snapshots.set(key, {
        id: nextId++,
        key,
        deleteKey,
        name: text(body.name) || "Unnamed snapshot",
        dashboard: { ...dashboard, snapshot: { originalUrl: `/d/${text(dashboard.uid)}` } },
        created: now(),
        expires: now() + lifetime,
      });
      return json({
        key,
        deleteKey,
        url: `${publicUrl()}dashboard/snapshot/${key}`,
        deleteUrl: `${publicUrl()}api/snapshots-delete/${deleteKey}`,
      });
    }),
    openRoute("GET", "/api/snapshots/:key", ({ parameters: [key = ""] }) => {
      const found = alive(key);
      return found ? read(found) : missing();
    }),
    guardedRoute("DELETE", "/api/snapshots/:key", "snapshots:delete", ({ parameters: [key = ""] }) =>
      snapshots.delete(key) ? deleted() : missing(),
    ),
    route("GET", "/api/snapshots-delete/:deleteKey", ({ parameters: [deleteKey = ""] }) => {
      const found = [...snapshots.values()].find((one) => one.deleteKey === deleteKey);
      return found && snapshots.delete(found.key) ? deleted() : missing();
    }),
    guardedRoute("GET", "/api/dashboard/snapshots", "snapshots:read", ({ url }) => {
      const wanted = (url.searchParams.get("query") ?? "").toLowerCase();
      const limit = Number(url.searchParams.get("limit") ?? 0) || 1000;
      const found = [...snapshots.values()].filter(
        ({ key, name }) => alive(key) && name.toLowerCase().includes(wanted),
      );
      return json(
        found.slice(0, limit).map(({ id, key, name, created, expires }) => ({
          id,
          name,
          key,
          orgId: 1,
          userId: 0,
          external: false,
          externalUrl: "",
          expires: new Date(expires).toISOString(),
          created: new Date(created).toISOString(),
          updated: new Date(created).toISOString(),
        })),
      );
    }),
    route("GET", "/api/snapshot/shared-options", () =>
      json({ externalEnabled: false, externalSnapshotName: "", externalSnapshotURL: "", snapshotEnabled: true }),
    ),
    openRoute("GET", "/dashboard/snapshot/:key", ({ parameters: [key = ""] }) =>
      alive(key) ? { status: 200, html: "<!doctype html><title>Snapshot</title>" } : message(404, "Not found"),
    ),
  ];
}
