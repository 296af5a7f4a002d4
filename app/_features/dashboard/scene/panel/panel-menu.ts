import type { PanelMenuItem } from "@grafana/data";
import { VizPanel, VizPanelMenu, sceneGraph } from "@grafana/scenes";
import { roomContextOf } from "../../data/room-context";
import { DashboardScene } from "../dashboard-scene";
import { PanelCell } from "../layout/panel-cell";
import { linkOf } from "../links/link-of";
import { openInExplore } from "../links/open-in-explore";
import { sceneHostOf } from "../scene-host";
import { canPost } from "./can-post";
import { pinOf } from "./pin-of";
import { alertStateOf } from "./alert-state-of";
import { tableTwin } from "./table-twin";

/** Panels that are words already. */
const NO_TABLE: ReadonlySet<string> = new Set(["table", "text", "logs", "news", "dashlist", "alertlist", "annolist"]);

function ruleItem(panel: VizPanel, text: string): PanelMenuItem[] {
  const { grafanaUrl } = roomContextOf(panel);
  const rule = alertStateOf(sceneGraph.getData(panel).state.data)?.ruleUID;
  if (!rule || grafanaUrl === null) return [];
  const href = `${grafanaUrl}/alerting/grafana/${encodeURIComponent(rule)}/view`;
  return [{ text, iconClassName: "bell", href, target: "_blank" }];
}

function tableItem(panel: VizPanel, words: (key: string) => string): PanelMenuItem[] {
  const cell = PanelCell.of(panel);
  const { panel: drawn, table } = cell.state;
  if (!drawn.state.$data || NO_TABLE.has(drawn.state.pluginId)) return [];
  const onClick = () =>
    cell.setState({ table: table ? undefined : tableTwin(drawn, panelMenu(drawn.getLegacyPanelId())) });
  return [
    { text: words(table ? "menu.asDrawing" : "menu.asTable"), iconClassName: table ? "graph-bar" : "table", onClick },
  ];
}

function exploreItem(panel: VizPanel, panelId: number): PanelMenuItem[] {
  const { words, mayExplore } = sceneHostOf(panel);
  const isAsked = panel.state.$data && sceneGraph.getData(panel).state.data?.request !== undefined;
  if (!isAsked || !mayExplore() || roomContextOf(panel).grafanaUrl === null) return [];
  const onClick = (): void => void openInExplore(panel, panelId);
  return [{ text: words("menu.openInExplore"), iconClassName: "compass", onClick }];
}

function pinItem(panel: VizPanel, panelId: number): PanelMenuItem[] {
  const pins = sceneHostOf(panel).pins();
  if (!pins) return [];
  const pin = pinOf(panel, panelId);
  return [{ text: pins.label(pin), iconClassName: "bookmark", shortcut: ".", onClick: () => pins.toggle(pin) }];
}

function postItem(panel: VizPanel): PanelMenuItem[] {
  if (!canPost(panel)) return [];
  const { words } = sceneHostOf(panel);
  // After the menu is gone: it gives the focus back to its button.
  const onClick = (): void => void setTimeout(() => PanelCell.of(panel).post());
  return [{ text: words("menu.post"), iconClassName: "comment-alt-share", shortcut: "p", onClick }];
}

function itemsOf(panel: VizPanel, panelId: number): PanelMenuItem[] {
  const { words } = sceneHostOf(panel);
  const scene = DashboardScene.of(panel);
  const href = linkOf(panel, panelId);
  const isViewed = scene.viewed() === PanelCell.of(panel);
  return [
    {
      text: words(isViewed ? "menu.leaveView" : "menu.view"),
      iconClassName: isViewed ? "times" : "eye",
      shortcut: "v",
      onClick: () => scene.view(isViewed ? null : panel),
    },
    ...(href
      ? [
          {
            text: words("menu.openInGrafana"),
            iconClassName: "external-link-alt" as const,
            shortcut: "e",
            href,
            target: "_blank" as const,
          },
        ]
      : []),
    ...exploreItem(panel, panelId),
    ...ruleItem(panel, words("menu.openRule")),
    ...postItem(panel),
    ...pinItem(panel, panelId),
    { text: "", type: "divider" },
    ...tableItem(panel, words),
    ...(panel.state.$data
      ? [{ text: words("menu.inspect"), iconClassName: "info-circle" as const, onClick: () => scene.inspect(panel) }]
      : []),
    ...(scene.state.dashboardUid
      ? [{ text: words("menu.copyLink"), iconClassName: "link" as const, onClick: () => void scene.copyLink(panel) }]
      : []),
  ];
}

/** The menu of a panel; what it holds is decided when it is opened. */
export function panelMenu(panelId: number): VizPanelMenu {
  return new VizPanelMenu({
    $behaviors: [
      (menu: VizPanelMenu) => {
        if (menu.parent instanceof VizPanel) menu.setItems(itemsOf(menu.parent, panelId));
      },
    ],
  });
}
