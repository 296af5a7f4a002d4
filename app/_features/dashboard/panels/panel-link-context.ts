import { createContext } from "react";

/** Where panels and paths are found in Grafana; null where there are no links to it. */
export interface PanelLinks {
  /** Without a slash at the end. */
  grafanaUrl: string | null;
  panelLink(panelId: number): string | null;
}

export const PanelLinkContext = createContext<PanelLinks>({ grafanaUrl: null, panelLink: () => null });
