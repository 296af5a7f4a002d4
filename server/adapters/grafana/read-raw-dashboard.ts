import { z } from "zod";
import type { RawDashboard } from "@/server/dashboard/contract";
import { AppError } from "@/server/platform/errors";
import type { DashboardApi } from "./dashboard-api";
import { grafanaFailure } from "./grafana-failure";
import { readAnswer } from "./read-answer";
import type { SharedGet } from "./shared-get";

/** Largest dashboard that is read, in bytes. */
const MOST_BYTES = 5 * 1024 * 1024;

const legacy = z.looseObject({
  dashboard: z.looseObject({}),
  meta: z.looseObject({ folderUid: z.string().catch(""), folderTitle: z.string().catch("") }).catch({
    folderUid: "",
    folderTitle: "",
  }),
});
const conversion = z.looseObject({
  failed: z.boolean().catch(false),
  storedVersion: z.string().catch(""),
  error: z.string().catch(""),
});
const resource = z.looseObject({
  metadata: z.looseObject({ annotations: z.record(z.string(), z.string()).nullish().catch(null) }),
  spec: z.looseObject({}),
  status: z
    .looseObject({ conversion: conversion.nullish().catch(null) })
    .nullish()
    .catch(null),
});
const folder = z.object({ title: z.string() });

/** A dashboard before its library panels are read. */
export type BareDashboard = Omit<RawDashboard, "libraryPanels">;

const statusOf = (error: unknown): number => (error instanceof AppError ? Number(error.details.status) : 0);

/** `…use /apis/dashboard.grafana.app/v2/namespaces/default/dashboards/<uid> instead` */
function pathIn(error: unknown): { version: string; namespace: string } | null {
  const reason = error instanceof AppError ? String(error.details.reason) : "";
  const found = /\/apis\/dashboard\.grafana\.app\/(v[a-z0-9]{1,20})\/namespaces\/([\w-]{1,100})\/dashboards\//.exec(
    reason,
  );
  return found?.[1] && found[2] ? { version: found[1], namespace: found[2] } : null;
}

/** Reads dashboards in the model in which they are stored. */
export function rawDashboardReader(get: SharedGet, api: { find(): Promise<DashboardApi>; forget(): void }) {
  async function getDashboard(uid: string, path: string, signal?: AbortSignal): Promise<unknown> {
    try {
      return await get({ path, mostBytes: MOST_BYTES }, signal);
    } catch (error) {
      if (!(error instanceof AppError) || error.details.code !== "too-large") throw error;
      const words = "The dashboard is larger than 5 MB";
      const details = { code: "dashboard-too-large", reason: words, limit: MOST_BYTES, dashboardUid: uid };
      throw new AppError("GRAFANA_BAD_ANSWER", words, details);
    }
  }

  async function folderTitle(uid: string | undefined, signal?: AbortSignal): Promise<string> {
    if (!uid || uid === "general") return "";
    const body = await get({ path: `api/folders/${encodeURIComponent(uid)}` }, signal).catch(() => null);
    const parsed = folder.safeParse(body);
    return parsed.success ? parsed.data.title : "";
  }

  async function inVersion(uid: string, version: string, namespace: string, signal?: AbortSignal) {
    const path = `apis/dashboard.grafana.app/${version}/namespaces/${encodeURIComponent(namespace)}/dashboards/${encodeURIComponent(uid)}`;
    const { metadata, spec, status } = readAnswer(resource, await getDashboard(uid, path, signal), "dashboard");
    const model = version.startsWith("v2") ? ("v2" as const) : ("classic" as const);
    return {
      failed: status?.conversion?.failed ? status.conversion : null,
      storedAsV2: (status?.conversion?.storedVersion || version).startsWith("v2"),
      async dashboard(): Promise<BareDashboard> {
        const title = await folderTitle(metadata.annotations?.["grafana.app/folder"], signal);
        return { uid, model, apiVersion: version, spec, folderTitle: title };
      },
    };
  }

  async function viaLegacy(uid: string, signal?: AbortSignal): Promise<BareDashboard> {
    const body = await getDashboard(uid, `api/dashboards/uid/${encodeURIComponent(uid)}`, signal);
    const { dashboard, meta } = readAnswer(legacy, body, "dashboard");
    const title = meta.folderUid === "" || meta.folderUid === "general" ? "" : meta.folderTitle;
    return { uid, model: "classic", apiVersion: "", spec: dashboard, folderTitle: title };
  }

  /**
   * The newer interface says in which model a dashboard is stored; the older one converts without a word, and what
   * the classic model cannot hold, such as tabs, is lost. Null where the newer one has no answer.
   */
  async function viaVersions(uid: string, signal?: AbortSignal): Promise<BareDashboard | null> {
    const { namespace, classic, v2 } = await api.find();
    if (!v2) return null;
    const first = await inVersion(uid, classic ?? v2, namespace, signal);
    if (!first.storedAsV2) return first.failed || !classic ? null : first.dashboard();
    const own = classic ? await inVersion(uid, v2, namespace, signal) : first;
    if (!own.failed) return own.dashboard();
    if (classic && !first.failed) return first.dashboard();
    const message = `Grafana cannot convert this dashboard: ${own.failed.error}`;
    const failure = { status: 200, code: "conversion-failed", message, retryable: false, permissionNeeded: null };
    throw grafanaFailure("GRAFANA_REFUSED", failure);
  }

  /** @throws AppError NOT_FOUND, GRAFANA_BAD_ANSWER with `code` `dashboard-too-large`, and what calls reject with */
  return async (uid: string, signal?: AbortSignal): Promise<BareDashboard> => {
    const found = await viaVersions(uid, signal).catch((error: unknown) => {
      // Gone, forbidden or not served any more: the older interface says which.
      if (![403, 404, 406].includes(statusOf(error))) throw error;
      if (statusOf(error) !== 403) api.forget();
      return null;
    });
    if (found) return found;
    try {
      return await viaLegacy(uid, signal);
    } catch (error) {
      if (statusOf(error) === 404)
        throw new AppError("NOT_FOUND", "Grafana has no such dashboard", { dashboardUid: uid });
      const path = statusOf(error) === 406 ? pathIn(error) : null;
      if (!path) throw error;
      api.forget();
      return (await inVersion(uid, path.version, path.namespace, signal)).dashboard();
    }
  };
}
