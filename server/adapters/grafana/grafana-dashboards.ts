import { z } from "zod";
import { AppError } from "@/server/platform/errors";
import type { Dashboards } from "@/server/ports/dashboards";
import { dashboardApi } from "./dashboard-api";
import { dataSourceItems } from "./data-source-items";
import { frontendSettings } from "./frontend-settings";
import type { GrafanaCall } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import { libraryPanels } from "./library-panels";
import { publicAddress } from "./public-address";
import { rawDashboardReader } from "./read-raw-dashboard";
import { readAnswer } from "./read-answer";
import { sharedGet } from "./shared-get";

const HEALTH_TIMEOUT_MS = 5_000;
/** How Grafana calls the top level where it has to be named. */
const TOP_LEVEL = "general";
/** A folder that Grafana makes up for what lies in folders that cannot be seen. */
const SHARED_WITH_ME = "sharedwithme";

const health = z.object({ database: z.string(), version: z.string().catch("") });
const text = z.string().catch("");
const hits = z.array(
  z.object({
    uid: z.string(),
    title: text,
    folderUid: text,
    folderTitle: text,
    tags: z.array(z.string()).catch([]),
  }),
);
const organization = z.object({ id: z.number() });
const folders = z.array(z.object({ uid: z.string(), title: text }));

/** Dashboards and descriptions of a Grafana 11 to 13, read as a service account. */
export function grafanaDashboards(call: GrafanaCall, connection: GrafanaConnection): Dashboards {
  const get = sharedGet(call);
  const readDashboard = rawDashboardReader(get, dashboardApi(get));
  /** A token may be good and yet not see which organization it is of. */
  const ownOrganization = async (signal?: AbortSignal): Promise<number | null> =>
    connection.orgId ??
    get({ path: "api/org" }, signal).then(
      (body) => organization.safeParse(body).data?.id ?? null,
      () => null,
    );
  return {
    async health(signal) {
      const asked = { path: "api/health", timeoutMs: HEALTH_TIMEOUT_MS, insists: true };
      const { database, version } = readAnswer(
        health,
        (await call({ ...asked, ...(signal && { signal }) })).body,
        "health",
      );
      if (database !== "ok")
        throw new AppError("GRAFANA_REFUSED", "Grafana's database is not well", { reason: database });
      return { version };
    },
    async describe(signal) {
      const [settings, orgId] = await Promise.all([frontendSettings(get, signal), ownOrganization(signal)]);
      const publicUrl = publicAddress(connection, settings);
      return { version: settings.buildInfo.version, publicUrl, orgId, dataSources: dataSourceItems(settings) };
    },
    async search({ text: query, limit, page = 1, tags = [], folderUid }, signal) {
      const params: [string, string][] = [
        ["query", query],
        ["type", "dash-db"],
        ["limit", String(limit)],
        ["page", String(page)],
        ...tags.map((tag): [string, string] => ["tag", tag]),
        ...(folderUid === undefined ? [] : [["folderUIDs", folderUid || TOP_LEVEL] as [string, string]]),
      ];
      return readAnswer(hits, await get({ path: "api/search", params }, signal), "list of dashboards");
    },
    async folders(parentUid, signal) {
      const params: [string, string][] = parentUid === "" ? [] : [["parentUid", parentUid]];
      const found = readAnswer(folders, await get({ path: "api/folders", params }, signal), "list of folders");
      return found.filter(({ uid }) => uid !== SHARED_WITH_ME);
    },
    async dashboard(uid, signal) {
      const bare = await readDashboard(uid, signal);
      return { ...bare, libraryPanels: await libraryPanels(get, bare.spec, signal) };
    },
  };
}
