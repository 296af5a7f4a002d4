import type { SceneObject } from "@grafana/scenes";
import type { DashboardLayout, LayoutItem, LayoutSection } from "@/server/dashboard/contract/dashboard-layout";
import { AutoGridBody } from "./auto-grid-body";
import type { FoldMemory } from "./fold-memory";
import { GridBody } from "./grid-body";
import { Part, type Copy } from "./part";
import { RowsBody } from "./rows-body";
import { Section } from "./section";
import { TabsBody } from "./tabs-body";

export interface LayoutMakers {
  /** What stands at a place; null where the dashboard has no such panel. */
  panel: (item: LayoutItem, copy: Copy | null) => SceneObject | null;
  memory: FoldMemory;
}

/** Sections inside of sections that are drawn; deeper ones are a mistake, and would never end if they named themselves. */
const DEEPEST = 12;

function panelCount(layout: DashboardLayout): number {
  if (layout.kind === "grid" || layout.kind === "auto-grid") return layout.items.length;
  const sections = layout.kind === "rows" ? layout.rows : layout.tabs;
  return sections.reduce((sum, section) => sum + panelCount(section.layout), 0);
}

/** A layout as a scene. `path` tells its parts from those of the dashboard's other layouts. */
export function buildLayout(layout: DashboardLayout, makers: LayoutMakers, path = "", depth = 0): SceneObject {
  const itemParts = (items: readonly LayoutItem[]): Part[] =>
    items.map(
      (item, index) =>
        new Part({
          key: `${path}item-${index}`,
          repeat: item.repeat,
          visibility: item.visibility,
          make: (copy) => makers.panel(item, copy),
        }),
    );
  const sectionPart = (section: LayoutSection, index: number): Part => {
    const { title, collapsed, headerHidden } = section;
    const make = (copy: Copy | null): Section => {
      const key = copy?.key ?? `${path}section-${index}`;
      return new Section({
        key,
        title,
        headerHidden,
        foldKey: key,
        collapsed: makers.memory.of(key) ?? collapsed,
        panels: panelCount(section.layout),
        $variables: copy?.variables,
        body: buildLayout(section.layout, makers, `${key}/`, depth + 1),
      });
    };
    return new Part({ key: `${path}section-${index}`, repeat: section.repeat, visibility: section.visibility, make });
  };
  if (layout.kind === "grid") return new GridBody({ items: layout.items, parts: itemParts(layout.items) });
  if (layout.kind === "auto-grid") {
    const { items, maxColumns, columnWidth, rowHeight, fill } = layout;
    return new AutoGridBody({ parts: itemParts(items), maxColumns, columnWidth, rowHeight, fill });
  }
  const sections = depth < DEEPEST ? (layout.kind === "rows" ? layout.rows : layout.tabs) : [];
  const parts = sections.map(sectionPart);
  return layout.kind === "rows" ? new RowsBody({ parts, memory: makers.memory }) : new TabsBody({ parts });
}
