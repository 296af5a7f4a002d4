import type { ConnectionFacts, DataSourceReport } from "../contract";
import { hasPermission } from "./has-permission";

/** Each data source by name, the default one first, and whether it can be asked. */
export function dataSourceReports({ settings, tokens, pausedSources }: ConnectionFacts): DataSourceReport[] {
  if (settings.state !== "ok") return [];
  const permissions = tokens.read?.permissions;
  const stateOf = ({ uid, backend }: { uid: string; backend?: boolean }): DataSourceReport["state"] => {
    if (backend === false) return "frontend-only";
    if (permissions?.state === "ok" && !hasPermission(permissions.value, "datasources:query", `datasources:uid:${uid}`))
      return "no-permission";
    if (Object.hasOwn(pausedSources, uid)) return "paused";
    return backend === undefined || permissions?.state !== "ok" ? "unknown" : "ok";
  };
  return settings.value.dataSources
    .map((item) => ({
      uid: item.uid,
      type: item.type,
      name: item.name,
      isDefault: item.isDefault,
      ...(item.backend === undefined ? {} : { backend: item.backend }),
      state: stateOf(item),
      retryAt: pausedSources[item.uid] ?? null,
    }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name));
}
