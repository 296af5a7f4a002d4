import { z } from "zod";
import { storedDashboard, type StoredDashboard, type StoredPanel } from "@/server/dashboard/contract";
import { AppError } from "@/server/platform/errors";
import type { Dashboards } from "@/server/ports/dashboards";
import { grafanaCall, type GrafanaResponse } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import { singleFlight } from "./single-flight";

const HEALTH_TIMEOUT_MS = 5_000;

const health = z.object({ database: z.string(), version: z.string().catch("") });
const settings = z.looseObject({
  appUrl: z.string().catch(""),
  namespace: z.string().catch("default"),
  defaultDatasource: z.string().catch(""),
  buildInfo: z.looseObject({ version: z.string().catch("") }).catch({ version: "" }),
  datasources: z
    .record(
      z.string(),
      z.looseObject({ uid: z.string().catch(""), type: z.string().catch(""), name: z.string().catch("") }),
    )
    .catch({}),
});
const hits = z.array(
  z.looseObject({
    uid: z.string(),
    title: z.string(),
    folderTitle: z.string().catch(""),
    tags: z.array(z.string()).catch([]),
  }),
);
const legacy = z.looseObject({ dashboard: z.looseObject({ uid: z.string() }) });
const resource = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({}),
  status: z
    .looseObject({
      conversion: z.looseObject({ failed: z.boolean().catch(false), error: z.string().catch("") }).optional(),
    })
    .nullish(),
});
const libraryElement = z.looseObject({ result: z.looseObject({ model: z.looseObject({}) }) });

function read<S extends z.ZodType>(schema: S, body: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError("GRAFANA_BAD_ANSWER", `Grafana's ${what} cannot be read`);
  return parsed.data;
}

const statusOf = (error: unknown): number => (error instanceof AppError ? Number(error.details.status) : 0);

/** Dashboards and descriptions of a Grafana 11 to 13, read as a service account. */
export function grafanaDashboards(connection: GrafanaConnection): Dashboards {
  const call = grafanaCall(connection);
  const shared = singleFlight<GrafanaResponse>();
  const get = async (path: string, params: ReadonlyArray<readonly [string, string]>, signal?: AbortSignal) =>
    (await shared(`${path}?${JSON.stringify(params)}`, (inner) => call({ path, params, signal: inner }), signal)).body;
  const readSettings = async (signal?: AbortSignal) =>
    read(settings, await get("api/frontend/settings", [], signal), "settings");

  /** A dashboard that is stored in the newer model, converted to the classic one by Grafana. */
  async function converted(uid: string, signal?: AbortSignal): Promise<unknown> {
    const { namespace } = await readSettings(signal);
    const path = `namespaces/${encodeURIComponent(namespace)}/dashboards/${encodeURIComponent(uid)}`;
    const inVersion = (version: string) => get(`apis/dashboard.grafana.app/${version}/${path}`, [], signal);
    const body = await inVersion("v1").catch((error: unknown) => {
      if (statusOf(error) === 404) return inVersion("v1beta1");
      throw error;
    });
    const { metadata, spec, status } = read(resource, body, "dashboard");
    if (status?.conversion?.failed) {
      throw new AppError("GRAFANA_REFUSED", "Grafana cannot show this dashboard in the classic model", {
        reason: status.conversion.error,
      });
    }
    return { ...spec, uid: metadata.name };
  }

  async function stored(uid: string, signal?: AbortSignal): Promise<unknown> {
    try {
      return read(legacy, await get(`api/dashboards/uid/${encodeURIComponent(uid)}`, [], signal), "dashboard")
        .dashboard;
    } catch (error) {
      if (statusOf(error) === 406) return converted(uid, signal);
      if (statusOf(error) === 404)
        throw new AppError("NOT_FOUND", "Grafana has no such dashboard", { dashboardUid: uid });
      throw error;
    }
  }

  /** Library panels are stored by reference. One that cannot be read stays as it is and draws nothing. */
  async function withLibraryPanel(panel: StoredPanel, signal?: AbortSignal): Promise<unknown> {
    if (!panel.libraryPanel) return panel;
    const path = `api/library-elements/${encodeURIComponent(panel.libraryPanel.uid)}`;
    const element = libraryElement.safeParse(await get(path, [], signal).catch(() => null));
    if (!element.success) return panel;
    const { id, gridPos, title } = panel;
    const { model } = element.data.result;
    return { ...model, id, gridPos, libraryPanel: panel.libraryPanel, title: title || model.title };
  }

  async function complete(dashboard: StoredDashboard, signal?: AbortSignal): Promise<StoredDashboard> {
    const panels = await Promise.all(
      (dashboard.panels as StoredPanel[]).map(async (panel) =>
        panel.type === "row"
          ? {
              ...panel,
              panels: await Promise.all((panel.panels ?? []).map((child) => withLibraryPanel(child, signal))),
            }
          : withLibraryPanel(panel, signal),
      ),
    );
    return read(storedDashboard, { ...dashboard, panels }, "dashboard");
  }

  return {
    async health(signal) {
      const { body } = await call({ path: "api/health", timeoutMs: HEALTH_TIMEOUT_MS, signal });
      const { database, version } = read(health, body, "health");
      if (database !== "ok")
        throw new AppError("GRAFANA_REFUSED", "Grafana's database is not well", { reason: database });
      return { version };
    },
    async describe(signal) {
      const { appUrl, buildInfo, datasources, defaultDatasource } = await readSettings(signal);
      const publicUrl = (connection.publicUrl ?? (appUrl || connection.url)).replace(/\/+$/, "");
      const dataSources = Object.entries(datasources)
        .map(([key, { uid, type, name }]) => ({ uid, type, name: name || key, isDefault: key === defaultDatasource }))
        .filter(({ uid, name }) => uid !== "" && !name.startsWith("-- "));
      return { version: buildInfo.version, publicUrl, dataSources };
    },
    async search({ text, limit }, signal) {
      const params = [["query", text] as const, ["type", "dash-db"] as const, ["limit", String(limit)] as const];
      const found = read(hits, await get("api/search", params, signal), "list of dashboards");
      return found.map(({ uid, title, folderTitle, tags }) => ({ uid, title, folderTitle, tags }));
    },
    async dashboard(uid, signal) {
      return complete(read(storedDashboard, await stored(uid, signal), "dashboard"), signal);
    },
  };
}
