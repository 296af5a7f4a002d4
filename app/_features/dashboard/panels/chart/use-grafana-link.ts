import type { LinkModel } from "@grafana/data";
import { useCallback, useContext } from "react";
import { PanelLinkContext } from "../panel-link-context";

/** Links never take the room away: they open beside it. Those without a host were meant for Grafana and lead there. */
export function useGrafanaLink(): (link: LinkModel) => LinkModel {
  const { grafanaUrl } = useContext(PanelLinkContext);
  return useCallback(
    (link) => {
      const inGrafana = grafanaUrl !== null && /^\/(?!\/)/.test(link.href);
      return { ...link, target: "_blank", href: inGrafana ? grafanaUrl + link.href : link.href };
    },
    [grafanaUrl],
  );
}
