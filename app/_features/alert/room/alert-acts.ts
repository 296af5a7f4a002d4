import type { FiringName } from "@/server/alert/contract/room-firings";

/** A panel that an alert names, and when it began. */
export interface AlertPanel {
  name: string;
  startsAt: string;
  dashboardUid: string;
  panelId: number;
}

/** What can be done from the alerts of a room; what is null this person cannot do here. */
export interface AlertActs {
  /** Shows a panel among the evidence; null where the room does not hold it and this person may not bring it. */
  panelWay: (panel: AlertPanel) => (() => void) | null;
  onSilence: ((alertId: string) => void) | null;
  /** Takes it out of the room. */
  onDetach: ((alert: { id: string; name: string }) => void) | null;
}

/** The panel that alerts of a name lead to; null where none is named. */
export function panelOf({ name, since, panel }: Pick<FiringName, "name" | "since" | "panel">): AlertPanel | null {
  return panel && { name, startsAt: since, ...panel };
}
