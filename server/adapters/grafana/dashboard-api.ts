import { z } from "zod";
import type { AppError } from "@/server/platform/errors";
import { readAnswer } from "./read-answer";
import { remember } from "./remember";
import { frontendSettings } from "./frontend-settings";
import type { SharedGet } from "./shared-get";

const KEPT_MS = 5 * 60_000;

const group = z.object({ versions: z.array(z.object({ version: z.string() })) });

/** The versions of `/apis/dashboard.grafana.app` that can be read here, the best one of each model. */
export interface DashboardApi {
  namespace: string;
  classic: string | null;
  v2: string | null;
}

/** Versions that are served, newest first; none where this Grafana has no such interface or does not show it. */
export async function dashboardVersions(get: SharedGet, signal?: AbortSignal): Promise<string[]> {
  const body = await get({ path: "apis/dashboard.grafana.app" }, signal).catch((error: unknown) => {
    const { code } = error as Partial<AppError>;
    if (code === "GRAFANA_REFUSED" || code === "GRAFANA_BAD_ANSWER") return { versions: [] };
    throw error;
  });
  return readAnswer(group, body, "list of versions").versions.map(({ version }) => version);
}

const best = (offered: readonly string[], wanted: readonly string[]): string | null =>
  wanted.find((version) => offered.includes(version)) ?? null;

/** The interface of this server, looked up every five minutes, or when it has turned out to be another one. */
export function dashboardApi(get: SharedGet): { find(): Promise<DashboardApi>; forget(): void } {
  const kept = remember(KEPT_MS, async (): Promise<DashboardApi> => {
    const [versions, { namespace }] = await Promise.all([dashboardVersions(get), frontendSettings(get)]);
    return { namespace, classic: best(versions, ["v1", "v1beta1"]), v2: best(versions, ["v2", "v2beta1"]) };
  });
  return { find: kept.get, forget: kept.forget };
}
