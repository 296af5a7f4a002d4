import type { NamedPanel } from "@/server/command/contract/action";
import { dashboardModel } from "@/server/dashboard/dashboard-model";
import { panelPorts } from "@/server/dashboard/panel-ports";
import { allPanels } from "@/server/dashboard/rules/find-panel";
import type { AdhocKind } from "@/server/explore/contract";
import { listDataSources } from "@/server/explore/list-data-sources";
import type { IncidentDetail, Person } from "@/server/incident/contract";
import { listPeople } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { listTypes } from "@/server/incident/types/read-types";
import { listServices } from "@/server/service/queries";
import type { TaskItem } from "@/server/task/contract";
import { tasksOf } from "@/server/task/queries";

const DASHBOARD_HITS = 20;

/** Something that can be named, by any of its names; the first is how it is written. */
export interface Named<Value> {
  value: Value;
  names: readonly [string, ...string[]];
  detail?: string;
}

export const findPeople = async (context: SignedIn): Promise<Named<Person>[]> =>
  (await listPeople(context)).map((person) => ({ value: person, names: [person.username, person.name] }));

export const findOpenTasks = async ({ services }: SignedIn, { id }: IncidentDetail): Promise<Named<TaskItem>[]> =>
  (await tasksOf(services.db, id))
    .filter(({ status }) => status === "open")
    .map((task) => ({ value: task, names: [task.title], ...(task.assignee && { detail: task.assignee.name }) }));

export const findServices = async (context: SignedIn): Promise<Named<{ id: string; name: string }>[]> =>
  (await listServices(context)).map(({ id, name, slug }) => ({ value: { id, name }, names: [name, slug] }));

/** The types that are offered, and none where there is one to take away. */
export async function findTypes(
  context: SignedIn,
  { type }: Pick<IncidentDetail, "type">,
): Promise<Named<{ id: string; name: string } | null>[]> {
  const offered = (await listTypes(context)).filter(({ archivedAt }) => archivedAt === null);
  const types = offered.map(({ id, name, description }) => ({
    value: { id, name },
    names: [name] as const,
    ...(description && { detail: description }),
  }));
  return type ? [...types, { value: null, names: ["none"] }] : types;
}

/** Dashboards of Grafana whose title holds the text. @throws AppError what the port rejects with */
export async function findDashboards(
  { services }: SignedIn,
  text: string,
): Promise<Named<{ uid: string; title: string }>[]> {
  const hits = await services.dashboards.search({ text, limit: DASHBOARD_HITS });
  return hits.map(({ uid, title, folderTitle }) => ({
    value: { uid, title },
    names: [title, uid],
    ...(folderTitle && { detail: folderTitle }),
  }));
}

/** Where queries of a language may be sent, the usual one first. @throws AppError what the port rejects with */
export async function findSources(
  { services, viewer }: SignedIn,
  kind: AdhocKind,
): Promise<Named<{ uid: string; name: string }>[]> {
  const { dataSources } = await listDataSources(panelPorts(services, viewer));
  return dataSources
    .filter(({ kinds }) => kinds.includes(kind))
    .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault))
    .map(({ uid, name }) => ({ value: { uid, name }, names: [name, uid] }));
}

const titled = (panel: NamedPanel, dashboard: string): Named<NamedPanel> => ({
  value: panel,
  names: [panel.title, `${dashboard}/${panel.title}`, `${panel.dashboardUid}/${panel.panelId}`],
  detail: dashboard,
});

/** Panels that the room shows: the pinned ones with their values, then those of its dashboards that can be read now. */
export async function findPanels({ services }: SignedIn, incident: IncidentDetail): Promise<Named<NamedPanel>[]> {
  const titles = new Map(incident.dashboards.map(({ uid, title }) => [uid, title]));
  const pinned = incident.panels.map(({ dashboardUid, panelId, title, variables }) =>
    titled({ dashboardUid, panelId, title, variables }, titles.get(dashboardUid) ?? ""),
  );
  const isPinned = new Set(incident.panels.map(({ dashboardUid, panelId }) => `${dashboardUid}/${panelId}`));
  const read = await Promise.allSettled(
    incident.dashboards.map(async ({ uid, title }) => {
      const dashboard = dashboardModel(await services.dashboards.dashboard(uid));
      return allPanels(dashboard)
        .filter((panel) => panel.title && !isPinned.has(`${uid}/${panel.id}`))
        .map((panel) =>
          titled({ dashboardUid: uid, panelId: panel.id, title: panel.title ?? "", variables: {} }, title),
        );
    }),
  );
  return [...pinned, ...read.flatMap((each) => (each.status === "fulfilled" ? each.value : []))];
}
