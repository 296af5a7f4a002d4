import type { VariableValues } from "@/server/dashboard/contract";

export interface LinkTarget {
  grafanaUrl: string;
  dashboardUid: string;
  panelId?: number;
  from: string;
  to: string;
  variables: VariableValues;
}

/** The address of a dashboard, or of one panel of it, in Grafana itself: same range, same variables. */
export function grafanaLink({ grafanaUrl, dashboardUid, panelId, from, to, variables }: LinkTarget): string {
  const params = new URLSearchParams({ from, to });
  for (const [name, value] of Object.entries(variables)) {
    // What Grafana sets by itself.
    if (name.startsWith("__")) continue;
    for (const one of [value].flat()) params.append(`var-${name}`, one);
  }
  if (panelId !== undefined) params.set("viewPanel", String(panelId));
  return `${grafanaUrl.replace(/\/+$/, "")}/d/${encodeURIComponent(dashboardUid)}?${params.toString()}`;
}
