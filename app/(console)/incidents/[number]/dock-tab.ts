import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What the dock of a room can open. */
export const DOCK_TABS = ["alerts", "tasks", "fields"] as const;
export type DockTabName = (typeof DOCK_TABS)[number];

export interface DockTab {
  name: DockTabName;
  label: string;
  Icon: LucideIcon;
  /** The key that opens it. */
  shortcut: string;
  /** How many things in it want to be seen; nothing is said of none. */
  count: number;
  /** What of them is urgent. */
  note?: ReactNode;
  content: ReactNode;
}
