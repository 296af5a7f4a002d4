import type { IncidentDetail, PinnedPanel } from "@/server/incident/contract";
import type { TimelineEvent } from "@/server/timeline/contract";
import { payloadOf } from "@/server/timeline/rules/payload-of";

/** Size of a panel whose own is not known any more: half of the room's width. */
const WIDTH = 12;
const HEIGHT = 8;

const isAfter = (at: number) => (event: TimelineEvent) => Date.parse(event.recordedAt) > at;

/**
 * Takes back what was pinned since, and puts back what was unpinned. Of what is gone now only its dashboard and number
 * were recorded, not what its variables were set to.
 */
function panelsAt(events: readonly TimelineEvent[], present: readonly PinnedPanel[], at: number): PinnedPanel[] {
  const panels = [...present];
  for (const event of events.filter(isAfter(at)).toReversed()) {
    const pinned = payloadOf(event, "panel_pinned");
    if (pinned) {
      const { dashboardUid, panelId } = pinned;
      const place = panels.findLastIndex((panel) => panel.dashboardUid === dashboardUid && panel.panelId === panelId);
      if (place !== -1) panels.splice(place, 1);
    }
    const gone = payloadOf(event, "panel_unpinned");
    if (gone?.dashboardUid !== undefined && gone.panelId !== undefined) {
      const { dashboardUid, panelId, title } = gone;
      panels.push({ id: event.id, dashboardUid, panelId, title, variables: {}, width: WIDTH, height: HEIGHT });
    }
  }
  return panels;
}

/** The titles of dashboards that an event leaves the room with; null for one that says nothing of them. */
function titlesAfter(event: TimelineEvent, before: ReadonlySet<string>): Set<string> | null {
  const all = payloadOf(event, "dashboard_changed")?.dashboards ?? payloadOf(event, "incident_declared")?.dashboards;
  if (all) return new Set(all);
  const more = payloadOf(event, "services_changed")?.dashboards;
  return more ? new Set([...before, ...more]) : null;
}

/**
 * What the room showed at a moment (epoch milliseconds): its pinned panels, and its dashboards without those that came
 * later. `events` are all changes of the incident, `present` is what it shows now.
 */
export function shownAt(
  events: readonly TimelineEvent[],
  present: Pick<IncidentDetail, "panels" | "dashboards">,
  at: number,
): Pick<IncidentDetail, "panels" | "dashboards"> {
  let titles = new Set<string>();
  let until: Set<string> | null = null;
  let later = new Set<string>();
  for (const event of events) {
    titles = titlesAfter(event, titles) ?? titles;
    if (Date.parse(event.recordedAt) <= at) until = titles;
    else later = new Set([...later, ...titles]);
  }
  const isNew = (title: string): boolean => until !== null && later.has(title) && !until.has(title);
  return {
    panels: panelsAt(events, present.panels, at),
    dashboards: present.dashboards.filter(({ title }) => !isNew(title)),
  };
}
