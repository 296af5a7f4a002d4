import type { DashboardStore, SandboxFolder } from "../dashboards/dashboard-store";
import type { GrafanaProfile } from "../grafana-profile";
import { json, kubernetesStatus } from "../http/reply";
import { type Route, route } from "../http/route";

const GROUP = "folder.grafana.app";
const PATH = `/apis/${GROUP}/:version/namespaces/:namespace/folders`;

/** Folders as Kubernetes objects: the same data as `/api/folders`, in one flat list. */
export function apisFolderRoutes(store: DashboardStore, profile: GrafanaProfile): Route[] {
  const versions = profile.apis[GROUP];
  if (!versions) return [];
  const onTheWire = (folder: SandboxFolder, version: string) => ({
    kind: "Folder",
    apiVersion: `${GROUP}/${version}`,
    metadata: {
      name: folder.uid,
      namespace: "default",
      resourceVersion: `${folder.created}000`,
      generation: folder.version,
      creationTimestamp: new Date(folder.created).toISOString(),
      labels: { "grafana.app/deprecatedInternalID": String(folder.id) },
      annotations: folder.parentUid ? { "grafana.app/folder": folder.parentUid } : {},
    },
    spec: { title: folder.title, description: "" },
  });
  const served = (version: string) => versions.includes(version);
  const unserved = () => kubernetesStatus(404, "the server could not find the requested resource", {});
  return [
    route("GET", PATH, ({ parameters: [version = ""] }) =>
      served(version)
        ? json({
            kind: "FolderList",
            apiVersion: `${GROUP}/${version}`,
            metadata: { resourceVersion: "1" },
            items: [...store.folders.values()].map((folder) => onTheWire(folder, version)),
          })
        : unserved(),
    ),
    route("GET", `${PATH}/:name`, ({ parameters: [version = "", , name = ""] }) => {
      const folder = store.folders.get(name);
      if (!served(version)) return unserved();
      if (folder) return json(onTheWire(folder, version));
      return kubernetesStatus(404, `folders.${GROUP} "${name}" not found`, { name, group: GROUP, kind: "folders" });
    }),
  ];
}
