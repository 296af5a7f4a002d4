import type { AlertPanel } from "@/server/alert/contract/alert-list";
import type { AlertLinks } from "@/server/intake/contract/reported";
import { isAllowed } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/** $2 are numbers of incidents that the reader sees; a room that holds the panel itself knows its title and variables. */
const HELD = `
  select i.number as "incidentNumber", coalesce(p.title, '') as title, coalesce(p.variables, '{}') as variables
    from incident i
    left join incident_panel p on p.incident_id = i.id and p.dashboard_uid = $3 and p.panel_id = $4
   where i.organization_id = $1 and i.number = any ($2::int[])
     and (p.id is not null or exists (select from incident_dashboard d
                                       where d.incident_id = i.id and d.dashboard_uid = $3))
   order by p.id is null, i.number desc, p.position limit 1`;

/** The panel that an alert names, where one of its rooms holds it for the reader: panels are asked through rooms only. */
export async function panelInRoom(
  { viewer, services }: SignedIn,
  { dashboardUid, panelId }: AlertLinks,
  incidents: readonly number[],
): Promise<AlertPanel | null> {
  if (!dashboardUid || panelId === undefined || incidents.length === 0) return null;
  if (!isAllowed(viewer, "panel:query")) return null;
  const asked = [viewer.organizationId, incidents, dashboardUid, panelId];
  const { rows } = await services.pool.query<Omit<AlertPanel, "dashboardUid" | "panelId">>(HELD, asked);
  return rows[0] ? { ...rows[0], dashboardUid, panelId } : null;
}
