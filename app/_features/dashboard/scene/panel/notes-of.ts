import type { VizPanel } from "@grafana/scenes";
import type { PanelNote } from "@/server/dashboard/contract";
import { PanelNotes } from "./panel-notes";

/** What of a panel is not drawn as Grafana draws it. */
export function notesOf(panel: VizPanel): readonly PanelNote[] {
  const items = [panel.state.titleItems ?? []].flat();
  const notes = items.find((item) => item instanceof PanelNotes);
  return notes instanceof PanelNotes ? notes.state.notes : [];
}
