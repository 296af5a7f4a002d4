import { createHash } from "node:crypto";
import { readAs } from "../dashboards/dashboard-spec";
import { type DashboardStore, type SandboxDashboard, slugOf, type StoredVersion } from "../dashboards/dashboard-store";
import type { GrafanaProfile } from "../grafana-profile";
import { type JsonObject, object, text } from "../http/json-fields";
import { lacking } from "../http/permissions";
import { readJson } from "../http/read-json";
import { json, kubernetesStatus, type Reply } from "../http/reply";
import { type Call, type Route, route } from "../http/route";
import { dashboardAccess } from "./dashboard-access";

const GROUP = "dashboard.grafana.app";
const PATH = `/apis/${GROUP}/:version/namespaces/:namespace/dashboards`;

const details = (name: string) => ({ name, group: GROUP, kind: "dashboards" });
const missing = (name: string): Reply =>
  kubernetesStatus(404, `dashboards.${GROUP} "${name}" not found`, details(name));
/** Micro-seconds of the last save, in which Kubernetes' own resource versions look alike. */
const resourceVersion = ({ updated, version }: SandboxDashboard): string =>
  `${updated}${String(version).padStart(3, "0")}`;

function uuid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function onTheWire(dashboard: SandboxDashboard, version: string): JsonObject {
  const { uid, id, folderUid, created } = dashboard;
  return {
    kind: "Dashboard",
    apiVersion: `${GROUP}/${version}`,
    metadata: {
      name: uid,
      namespace: "default",
      uid: uuid(uid),
      resourceVersion: resourceVersion(dashboard),
      generation: dashboard.version,
      creationTimestamp: new Date(created).toISOString(),
      labels: { "grafana.app/deprecatedInternalID": String(id) },
      annotations: {
        "grafana.app/createdBy": "user:admin",
        ...(folderUid ? { "grafana.app/folder": folderUid } : {}),
      },
    },
    ...readAs(dashboard, version),
  };
}

/** Dashboards as Kubernetes objects, in every version that the profile serves. */
export function apisDashboardRoutes(store: DashboardStore, profile: GrafanaProfile): Route[] {
  const served = (handle: (call: Call, version: string, name: string) => Reply | Promise<Reply>): Route["handle"] => {
    return (call) => {
      const [version = "", , name = ""] = call.parameters;
      const { [GROUP]: versions } = profile.apis;
      if (!versions) return { status: 404, text: "404 page not found\n" };
      if (!versions.includes(version)) {
        return kubernetesStatus(404, "the server could not find the requested resource", {});
      }
      return handle(call, version, name);
    };
  };
  const one = (answer: (dashboard: SandboxDashboard, version: string, call: Call) => JsonObject): Route["handle"] =>
    served((call, version, name) => {
      const dashboard = store.dashboards.get(name);
      return dashboard ? json(answer(dashboard, version, call)) : missing(name);
    });

  return [
    route(
      "GET",
      PATH,
      served(({ url }, version) => list(store, url.searchParams, version)),
    ),
    route("GET", `${PATH}/:name`, one(onTheWire)),
    route(
      "GET",
      `${PATH}/:name/dto`,
      one((dashboard, version, { identity }) => ({
        ...onTheWire(dashboard, version),
        kind: "DashboardWithAccessInfo",
        access: {
          slug: slugOf(dashboard),
          url: `/d/${dashboard.uid}/${slugOf(dashboard)}`,
          isPublic: false,
          ...dashboardAccess(identity),
        },
      })),
    ),
    route(
      "POST",
      PATH,
      served(async (call, version) => {
        if (lacking(call.identity, "dashboards:create")) return kubernetesStatus(403);
        return create(store, await readJson(call.request), version);
      }),
    ),
    route(
      "PUT",
      `${PATH}/:name`,
      served(async (call, version, name) => {
        if (lacking(call.identity, "dashboards:write")) return kubernetesStatus(403);
        const before = store.dashboards.get(name);
        return before ? replace(store, before, await readJson(call.request), version) : missing(name);
      }),
    ),
    route(
      "DELETE",
      `${PATH}/:name`,
      served((call, _version, name) => {
        if (lacking(call.identity, "dashboards:delete")) return kubernetesStatus(403);
        if (!store.dashboards.delete(name)) return missing(name);
        const gone = { ...details(name), uid: uuid(name) };
        return json({ kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details: gone });
      }),
    ),
  ];
}

function list(store: DashboardStore, query: URLSearchParams, version: string): Reply {
  const start = Number(Buffer.from(query.get("continue") ?? "", "base64url").toString() || 0);
  const limit = Number(query.get("limit") ?? 0) || 500;
  const all = query.get("labelSelector") ? [] : [...store.dashboards.values()];
  const next = start + limit;
  return json({
    kind: "DashboardList",
    apiVersion: `${GROUP}/${version}`,
    metadata: {
      resourceVersion: String(Math.max(0, ...all.map(({ updated }) => updated)) * 1000),
      ...(next < all.length ? { continue: Buffer.from(String(next)).toString("base64url") } : {}),
    },
    items: all.slice(start, next).map((dashboard) => onTheWire(dashboard, version)),
  });
}

const storedAs = (version: string): StoredVersion =>
  version === "v2" || version === "v2beta1" || version === "v2alpha1" ? version : "v0alpha1";

function create(store: DashboardStore, body: JsonObject | undefined, version: string): Reply {
  const metadata = object(body?.metadata);
  const [name, spec] = [text(metadata?.name), object(body?.spec)];
  if (!name || !spec) return kubernetesStatus(400, "the body of the request could not be read as a Dashboard");
  if (storedAs(version) !== "v0alpha1" && spec.elements !== undefined && !object(spec.elements)) {
    return kubernetesStatus(
      400,
      `Dashboard in version "${version}" cannot be handled as a Dashboard: json: bad elements`,
    );
  }
  if (store.dashboards.has(name)) {
    const text = `dashboards.${GROUP} "${name}" already exists`;
    return kubernetesStatus(409, text, details(name), "AlreadyExists");
  }
  const folderUid = text(object(metadata?.annotations)?.["grafana.app/folder"]);
  const saved = store.save(spec, { uid: name, folderUid, storedVersion: storedAs(version) });
  return json(onTheWire(saved, version), 201);
}

function replace(
  store: DashboardStore,
  before: SandboxDashboard,
  body: JsonObject | undefined,
  version: string,
): Reply {
  const [metadata, spec] = [object(body?.metadata), object(body?.spec)];
  if (!spec) return kubernetesStatus(400, "the body of the request could not be read as a Dashboard");
  const known = text(metadata?.resourceVersion);
  if (known && known !== resourceVersion(before)) {
    const why = "the object has been modified; please apply your changes to the latest version and try again";
    const text = `Operation cannot be fulfilled on dashboards.${GROUP} "${before.uid}": ${why}`;
    return kubernetesStatus(409, text, details(before.uid));
  }
  const folderUid = text(object(metadata?.annotations)?.["grafana.app/folder"]);
  return json(onTheWire(store.save(spec, { uid: before.uid, folderUid, storedVersion: storedAs(version) }), version));
}
