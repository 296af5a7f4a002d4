import type { FieldConfigSource } from "@grafana/data";
import { VizPanel, type SceneObject } from "@grafana/scenes";
import type { StoredPanel } from "@/server/dashboard/contract";
import type { Copy } from "../layout/part";
import { PanelCell } from "../layout/panel-cell";
import { PanelLinks } from "../links/panel-links";
import type { SceneWords } from "../scene-host";
import { panelData } from "./panel-data";
import { panelMenu } from "./panel-menu";
import { PanelHeart } from "./panel-heart";
import { PanelNotes } from "./panel-notes";
import { PanelTimeRange } from "./panel-time-range";

export interface PanelMakers {
  /** Another panel of the same dashboard. */
  find: (panelId: number) => StoredPanel | undefined;
  words: SceneWords;
  /** Links to Grafana are wanted. */
  hasLinks: boolean;
}

/** Without a type nothing can be drawn: the card that stands for unknown types names it. */
const NO_TYPE = "unknown";

function withoutLinks({ defaults, overrides }: FieldConfigSource): FieldConfigSource {
  return {
    defaults: { ...defaults, links: undefined, actions: undefined },
    overrides: overrides.map((override) => ({
      ...override,
      properties: override.properties.filter(({ id }) => id !== "links" && id !== "actions"),
    })),
  };
}

function headerItems({ notes, links }: StoredPanel, hasLinks: boolean): SceneObject[] {
  return [
    new PanelHeart({}),
    ...(notes?.length ? [new PanelNotes({ notes })] : []),
    ...(hasLinks && links?.length ? [new PanelLinks({ links })] : []),
  ];
}

/** One stored panel as a Scene draws it. `copy` is set for the repeats of a panel, which differ in their variables. */
export function buildPanel(panel: StoredPanel, copy: Copy | null, { find, words, hasLinks }: PanelMakers): PanelCell {
  const { id, title, description, timeFrom, timeShift } = panel;
  const fieldConfig = panel.fieldConfig as unknown as FieldConfigSource;
  return new PanelCell({
    key: copy?.key ?? `cell-${id}`,
    $variables: copy?.variables,
    panel: new VizPanel({
      key: `panel-${id}`,
      title,
      description,
      pluginId: panel.type || NO_TYPE,
      pluginVersion: panel.pluginVersion,
      options: panel.options,
      fieldConfig: hasLinks ? fieldConfig : withoutLinks(fieldConfig),
      displayMode: panel.transparent ? "transparent" : undefined,
      hoverHeader: title === "" && !timeFrom && !timeShift,
      titleItems: headerItems(panel, hasLinks),
      menu: panelMenu(id),
      // A finger does not hover.
      showMenuAlways: window.matchMedia("(pointer: coarse)").matches,
      // Its presence makes the header list what queries say beside their data; the click comes as an event.
      extendPanelContext: (_, context) => {
        context.onOpenInspector = () => undefined;
      },
      $data: panelData({ ...panel, type: panel.type || NO_TYPE }, find, words),
      $timeRange:
        timeFrom || timeShift
          ? new PanelTimeRange({
              timeFrom: timeFrom ?? undefined,
              timeShift: timeShift ?? undefined,
              hideOverride: panel.hideTimeOverride === true,
            })
          : undefined,
    }),
  });
}
