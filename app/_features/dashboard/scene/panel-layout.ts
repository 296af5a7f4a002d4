import type { StoredPanel } from "@/server/dashboard/contract";

/** A panel that stands alone, or a row with the panels that fold away with it. */
export type LayoutEntry =
  | { kind: "panel"; panel: StoredPanel }
  | { kind: "row"; row: StoredPanel; panels: StoredPanel[] };

const byPlace = (a: StoredPanel, b: StoredPanel): number => a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x;

/**
 * Panels in the order of reading. A folded row keeps its panels inside; an open one is stored beside them and takes
 * those that follow, up to the next row.
 */
export function panelLayout(panels: readonly StoredPanel[]): LayoutEntry[] {
  const entries: LayoutEntry[] = [];
  let open: StoredPanel[] | null = null;
  for (const panel of [...panels].sort(byPlace)) {
    if (panel.type === "row") {
      const inside: StoredPanel[] = panel.collapsed ? [...(panel.panels ?? [])].sort(byPlace) : [];
      entries.push({ kind: "row", row: panel, panels: inside });
      open = panel.collapsed ? null : inside;
    } else if (open) open.push(panel);
    else entries.push({ kind: "panel", panel });
  }
  return entries;
}
