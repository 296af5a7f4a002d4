import type { StoredPanel } from "@/server/dashboard/contract";

/** Every panel of a dashboard by its number, those inside of folded rows too. */
export function panelsById(panels: readonly StoredPanel[]): ReadonlyMap<number, StoredPanel> {
  const all = panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  return new Map(all.filter(({ type }) => type !== "row").map((panel) => [panel.id, panel]));
}
