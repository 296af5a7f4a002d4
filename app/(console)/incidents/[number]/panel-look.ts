import type { AlertPanel } from "@/app/_features/alert/room/alert-acts";
import type { Shown } from "@/app/(console)/incidents/[number]/evidence-pane";
import type { IncidentDetail } from "@/server/incident/contract";
import type { Look } from "@/server/timeline/contract/look";

const MINUTE_MS = 60_000;
/** As evidence of alerts is captured: what led to it, and what came of it right behind. */
const BEFORE_MS = 45 * MINUTE_MS;
const AFTER_MS = 15 * MINUTE_MS;

interface Where extends Pick<IncidentDetail, "dashboards" | "panels"> {
  shown: Shown;
  /** Epoch milliseconds. */
  now: number;
}

/** Where the room shows the panel of an alert, framed at its begin; null where the room does not hold it. */
export function panelLook({ dashboardUid, panelId, startsAt }: AlertPanel, where: Where): Look | null {
  const { dashboards, panels, shown, now } = where;
  const start = Date.parse(startsAt);
  const from = start - BEFORE_MS;
  const to = Math.max(from + MINUTE_MS, Math.min(now, start + AFTER_MS));
  const raw = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const frame = { from, to, raw, cursor: null };
  const pinned = panels.find((panel) => panel.dashboardUid === dashboardUid && panel.panelId === panelId);
  const isHeld = dashboards.some(({ uid }) => uid === dashboardUid);
  const isShown = shown !== "pinned" && shown?.uid === dashboardUid;
  if (pinned && !isShown) return { ...frame, dashboardUid: null, panel: `${pinned.id}$panel-${panelId}` };
  return isHeld ? { ...frame, dashboardUid, panel: `panel-${panelId}` } : null;
}
