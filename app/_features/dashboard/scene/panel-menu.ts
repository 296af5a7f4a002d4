import type { PanelMenuItem } from "@grafana/data";
import { VizPanelMenu, type VizPanel } from "@grafana/scenes";
import { roomContextOf } from "../data/room-context";
import { DashboardScene } from "./dashboard-scene";
import { linkOf } from "./link-of";

/** The menu of a panel; what it holds is decided when it is opened. */
export function panelMenu(panelId: number): VizPanelMenu {
  const fill = (menu: VizPanelMenu): void => {
    const panel = menu.parent as VizPanel;
    const { label } = roomContextOf(panel);
    const scene = DashboardScene.of(panel);
    const href = linkOf(panel, panelId);
    const viewed = scene.state.viewed?.resolve() === panel;
    const items: PanelMenuItem[] = [
      {
        text: label(viewed ? "leaveView" : "view"),
        iconClassName: viewed ? "times" : "eye",
        shortcut: "v",
        onClick: () => scene.view(viewed ? null : panel),
      },
      ...(href
        ? [
            {
              text: label("openInGrafana"),
              iconClassName: "external-link-alt" as const,
              href,
              target: "_blank" as const,
            },
          ]
        : []),
    ];
    menu.setItems(items);
  };
  return new VizPanelMenu({ $behaviors: [fill] });
}
