import { createContext } from "react";
import type { PanelNote } from "@/server/dashboard/contract";
import type { ReadList } from "./lists/list-reader";

/** What a panel may know of the place where it stands. */
export interface PanelLinks {
  /** Where Grafana is, without a slash at the end; null where there are no links to it. */
  grafanaUrl: string | null;
  /** Where a panel is found in Grafana; null where there are no links to it. */
  panelLink(panelId: number): string | null;
  /** What of this panel is not drawn as Grafana draws it. */
  notes?: readonly PanelNote[];
  /** Reads what this panel lists; absent where nothing is read. */
  readList?: ReadList;
}

export const PanelLinkContext = createContext<PanelLinks>({ grafanaUrl: null, panelLink: () => null });
