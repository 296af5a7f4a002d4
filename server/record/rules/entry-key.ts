const camelCase = (kind: string) => kind.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

/** The message, of those of the timeline, that tells an entry of this kind. There is none for a kind from the future. */
export function entryKey(kind: string, payload: Record<string, unknown>): string {
  if (kind === "role_assigned") {
    if (!payload.to) return "roleTaken";
    return payload.from ? "roleHandedOver" : "roleAssigned";
  }
  if (kind === "type_changed") {
    if (!payload.to) return "typeTaken";
    if (payload.from === payload.to) return "typeTasks";
    return payload.from ? "typeChanged" : "typeSet";
  }
  if (kind === "dashboard_changed") return isFilled(payload.dashboards) ? "dashboardsChanged" : "dashboardsRemoved";
  if (kind === "services_changed") return isFilled(payload.services) ? "servicesChanged" : "servicesRemoved";
  if (kind === "incident_merged") return payload.side === "target" ? "mergedHere" : "mergedInto";
  if (kind === "incident_unmerged") return payload.side === "target" ? "unmergedHere" : "unmergedFrom";
  if (kind === "field_changed" && !payload.to) return "fieldEmptied";
  if (kind === "field_changed") return payload.from ? "fieldChanged" : "fieldSet";
  if (kind === "incident_resumed" && payload.by === "time") return "resumedByTime";
  if (kind === "incident_resumed" && payload.by === "alert") return "resumedByAlert";
  if (kind === "incident_resumed" && payload.by === "status") return "resumedByStatus";
  return camelCase(kind);
}
