import { PANEL_SIZE } from "@/server/incident/contract";

/** A pinned panel as far as its place is concerned. */
export interface Placed {
  id: string;
  /** Columns of 24. */
  width: number;
  /** Rows of 38 pixels. */
  height: number;
}

const within = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.max(least, Math.min(most, value));

/** Whether an arrangement names every panel that is there exactly once, and no other. */
export function isArrangementOf(panels: readonly { id: string }[], wanted: readonly { id: string }[]): boolean {
  const there = new Set(panels.map(({ id }) => id));
  const named = new Set(wanted.map(({ id }) => id));
  return wanted.length === panels.length && named.size === wanted.length && wanted.every(({ id }) => there.has(id));
}

/** The list with one panel at another place, counted from 0; a place outside the list is its nearest end. */
export function movePanel<Panel extends { id: string }>(panels: readonly Panel[], id: string, to: number): Panel[] {
  const moved = panels.find((panel) => panel.id === id);
  if (!moved) return [...panels];
  const others = panels.filter((panel) => panel !== moved);
  return others.toSpliced(within(to, { least: 0, most: others.length }), 0, moved);
}

/** The list with one panel in another size, as near to it as sizes go. */
export function resizePanel<Panel extends Placed>(
  panels: readonly Panel[],
  id: string,
  { width, height }: { width: number; height: number },
): Panel[] {
  return panels.map((panel) =>
    panel.id === id
      ? {
          ...panel,
          width: within(Math.round(width), PANEL_SIZE.width),
          height: within(Math.round(height), PANEL_SIZE.height),
        }
      : panel,
  );
}

/** What one has arranged, over what the room holds by now: panels that went are left out, new ones come last. */
export function rebasePanels<Panel extends Placed>(panels: readonly Panel[], arranged: readonly Placed[]): Panel[] {
  const there = new Map(panels.map((panel) => [panel.id, panel]));
  const known = arranged.flatMap(({ id, width, height }) => {
    const panel = there.get(id);
    return panel ? [{ ...panel, width, height }] : [];
  });
  const placed = new Set(known.map(({ id }) => id));
  return [...known, ...panels.filter(({ id }) => !placed.has(id))];
}
