import type { FieldDisplay } from "@grafana/data";
import { DataLinksContextMenu, type DataLinksContextMenuApi } from "@grafana/ui";
import type { ReactElement } from "react";
import { useGrafanaLink } from "./use-grafana-link";

interface LinkedValueProps {
  value: FieldDisplay;
  children(menu: DataLinksContextMenuApi): ReactElement;
}

/** A single value that leads somewhere: one link is followed, of several one is chosen. */
export function LinkedValue({ value, children }: LinkedValueProps) {
  const inGrafana = useGrafanaLink();
  const { getLinks } = value;
  if (!value.hasLinks || !getLinks) return children({});
  return (
    <DataLinksContextMenu links={() => getLinks().map(inGrafana)} style={{ flexGrow: 1 }}>
      {children}
    </DataLinksContextMenu>
  );
}
