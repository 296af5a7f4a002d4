import type { Look } from "@/server/timeline/contract/look";

/** The address at which a view is seen: its dashboard, its span as times, its variables, and the panel that is shown alone. */
export function lookAddress(page: string, { dashboardUid, from, to, panel, variables = {} }: Look): string {
  const url = new URL(page);
  url.search = "";
  url.hash = "";
  if (dashboardUid !== null) url.searchParams.set("dashboard", dashboardUid);
  url.searchParams.set("from", new Date(from).toISOString());
  url.searchParams.set("to", new Date(to).toISOString());
  if (panel !== undefined) url.searchParams.set("viewPanel", panel);
  for (const [name, values] of Object.entries(variables))
    for (const value of [values].flat()) url.searchParams.append(name, value);
  return url.href;
}
